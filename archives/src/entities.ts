import { Parser } from "htmlparser2";

const COMMON = new Map([
  ["&amp;", "&"],
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&apos;", "'"],
  ["&#39;", "'"],
  ["&#x27;", "'"],
  ["&nbsp;", "\u00a0"],
]);

/** As in HTML, a reference in text may lack its semicolon. */
const IN_TEXT = /&(?:#\d{1,8}|#[xX][\da-fA-F]{1,7}|[A-Za-z][A-Za-z\d]{1,31});?/g;

/** In an attribute it may not: `?a=1&copy=2` is an address. */
const IN_ATTRIBUTE = /&(?:#\d{1,8}|#[xX][\da-fA-F]{1,7}|[A-Za-z][A-Za-z\d]{1,31});/g;

/** Character references of HTML text as the characters they stand for. */
export function decodedText(html: string): string {
  return html.includes("&") ? html.replace(IN_TEXT, decoded) : html;
}

/** Character references of an attribute's value as the characters they stand for. */
export function decodedAttribute(value: string): string {
  return value.includes("&") ? value.replace(IN_ATTRIBUTE, decoded) : value;
}

/** Enough for every name HTML knows; numbers beyond it are looked up each time. */
const MAX_REMEMBERED = 4000;

const remembered = new Map(COMMON);

function decoded(reference: string): string {
  const known = remembered.get(reference);
  if (known !== undefined) return known;
  let text = "";
  const parser = new Parser({ ontext: (piece) => void (text += piece) }, { decodeEntities: true });
  parser.end(reference);
  if (remembered.size < MAX_REMEMBERED) remembered.set(reference, text);
  return text;
}

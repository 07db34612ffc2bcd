import type { ArchiveMessage } from "@kith/contract/archive";
import { escaped, paragraphOf } from "./html.ts";

/** The ids Zulip would give: one for each name, in order of appearance. */
export class Numbering {
  readonly #ids = new Map<string, number>();

  of(name: string): number {
    const known = this.#ids.get(name) ?? this.#ids.size + 1;
    this.#ids.set(name, known);
    return known;
  }

  get all(): [name: string, id: number][] {
    return [...this.#ids];
  }
}

/** A message as Zulip would show it. */
export function renderedPost(one: ArchiveMessage, people: Numbering): string {
  if (one.isRecalled) return "<p>(deleted)</p>";
  const upload = one.hasAttachment ? '<p><a href="/user_uploads/1/x"></a></p>' : "";
  return `${headOf(one, people)}${bodyOf(one, people)}${upload}`;
}

function headOf({ replyTo }: ArchiveMessage, people: Numbering): string {
  if (replyTo === null) return "";
  const author = replyTo.name === null ? "" : `${mention(replyTo.name, replyTo.name, people)} `;
  const link = `<a href="#narrow/stream/1/topic/x/near/${replyTo.id}">${author === "" ? "" : "said"}</a>`;
  return `<p>${author}${link}:</p><blockquote>${paragraphOf(replyTo.text ?? "")}</blockquote>`;
}

/** Names stand in the text as they were read, with or without their sign. */
function bodyOf({ text, mentions }: ArchiveMessage, people: Numbering): string {
  let html = "";
  let at = 0;
  for (const { name } of mentions) {
    if (name === null) continue;
    const loud = text.indexOf(`@${name}`, at);
    const from = loud >= 0 ? loud : text.indexOf(name, at);
    if (from < 0) continue;
    const label = loud >= 0 ? `@${name}` : name;
    html += escaped(text.slice(at, from)) + mention(label, name, people);
    at = from + label.length;
  }
  return `<p>${html}${escaped(text.slice(at))}</p>`.replaceAll("\n", "<br>");
}

function mention(label: string, name: string, people: Numbering): string {
  return `<span class="user-mention" data-user-id="${people.of(name)}">${escaped(label)}</span>`;
}

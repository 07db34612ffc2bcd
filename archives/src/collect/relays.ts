import { isFormulaic } from "./bots.ts";

/**
 * Relays carry other people's words into a chat: `<Name> text` posted by one account. Who they are is told by
 * the form of what they post, never by a list of names. Source: formats.md 15.7.
 */

/** Ways in which relays write the name of who spoke, and what was said. */
const WRAPPERS: readonly RegExp[] = [
  /^<([^<>\n]{1,40})> ?([\s\S]+)$/,
  /^\[[^\]\n]{1,20}\] ?<([^<>\n]{1,40})> ?([\s\S]+)$/,
  /^\*\*([^*\n]{1,40})\*\*:? ?([\s\S]+)$/,
  /^\[[^\]\n]{1,12}\] ?([^:：\n]{1,40})[:：] ?([\s\S]+)$/,
  /^([^\s:：<>[\]*/][^:：\n]{1,39})[:：] ([\s\S]+)$/,
];

/** `Name: text` is also how people address each other. */
const PLAIN = WRAPPERS.length - 1;

const MIN_MESSAGES = 50;
const MIN_SHARE = 0.6;
const MIN_NAMES = 5;

/** People come back; the headlines of a feed do not. */
const MIN_POSTS_PER_NAME = 2;

/** What the posts of one sender look like, counted as they are read. */
export class WrapperTally {
  readonly counts: number[] = WRAPPERS.map(() => 0);

  add(text: string): void {
    const wrapper = wrapperOf(text);
    if (wrapper >= 0) this.counts[wrapper]!++;
  }

  /** The wrapper most of `messages` posts have, or -1: only then is a closer look worth it. */
  suspected(messages: number): number {
    if (messages < MIN_MESSAGES) return -1;
    return this.counts.findIndex((count) => count / messages > MIN_SHARE);
  }
}

function wrapperOf(text: string): number {
  const first = text.charCodeAt(0);
  if (first === 0x3c) return matches(0, text);
  if (first === 0x5b) return matches(1, text) >= 0 ? 1 : matches(3, text);
  if (first === 0x2a) return matches(2, text);
  const colon = text.slice(0, 42).search(/[:：]/);
  return colon > 0 ? matches(PLAIN, text) : -1;
}

function matches(wrapper: number, text: string): number {
  return WRAPPERS[wrapper]!.test(text) ? wrapper : -1;
}

export interface Unwrapped {
  readonly name: string;
  readonly text: string;
}

/** Who spoke and what was said, or null when this post is not wrapped that way. */
export function unwrapped(wrapper: number, text: string): Unwrapped | null {
  const match = WRAPPERS[wrapper]?.exec(text);
  return match?.[1] === undefined || match[2] === undefined
    ? null
    : { name: match[1].trim(), text: match[2] };
}

/**
 * Whether a suspected sender is a relay, from all it posted. `speaksHere` says whether a name is that of
 * somebody who speaks in the chat: whoever writes "name: …" to those is talking to them.
 */
export function isRelay(
  wrapper: number,
  texts: Iterable<string>,
  speaksHere: (name: string) => boolean,
): boolean {
  const names = new Map<string, number>();
  const said: string[] = [];
  let toPeopleHere = 0;
  let all = 0;
  for (const text of texts) {
    all++;
    const inner = unwrapped(wrapper, text);
    if (inner === null) continue;
    said.push(inner.text);
    names.set(inner.name, (names.get(inner.name) ?? 0) + 1);
    if (speaksHere(inner.name)) toPeopleHere++;
  }
  const wrapped = said.length;
  if (wrapped / all <= MIN_SHARE || names.size < MIN_NAMES) return false;
  // A program that answers "build 7: passed" wraps results, not people.
  if (wrapped / names.size < MIN_POSTS_PER_NAME || isFormulaic(said)) return false;
  return wrapper !== PLAIN || toPeopleHere / wrapped < 1 - MIN_SHARE;
}

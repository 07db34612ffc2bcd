import { messageKinds, type MessageKind } from "@kith/contract/archive";
import { talkFlags, type Talk } from "@kith/contract/talk";
import { forms, type Readings } from "./readings.ts";

/** What a message is, as bits. */
export const labels = {
  ask: 1,
  greeting: 2,
  thanks: 4,
  /** Says something: at least 6 Han characters, 3 words or an attachment, and not a repetition. */
  meaningful: 8,
  /** Nothing but a link, or forwarded. */
  secondHand: 16,
  promotion: 32,
  /** Brings something: a file, a picture, a link with words, or a long text. */
  share: 64,
} as const;

const MEANINGFUL_HAN = 6;
const MEANINGFUL_WORDS = 3;
const LONG_HAN = 80;
const LONG_WORDS = 40;
const REMEMBERED_REPEATS = 20;

/** Not words, and not somebody's own work either. */
const EMPTY_KINDS: readonly MessageKind[] = [
  "sticker",
  "poke",
  "redPacket",
  "transfer",
  "call",
  "system",
  "unknown",
];

/** Labels of the messages from `first` up to `end`, at their places in an array as long as the talk. */
export function labelsOf(talk: Talk, readings: Readings, first: number, end: number): Uint8Array {
  const found = new Uint8Array(talk.length);
  const repeats = new Repeats();
  for (let i = first; i < end; i++) {
    found[i] = labelOf(talk, i, readings) | (repeats.isNew(talk.author[i]!, readings, i) ? 0 : REPEATED);
    // A repetition says nothing new; an advert stays one however often it is repeated.
    if ((found[i]! & REPEATED) !== 0) found[i]! &= ~(labels.meaningful | labels.share | REPEATED);
  }
  return found;
}

const REPEATED = 128;

function labelOf(talk: Talk, i: number, readings: Readings): number {
  const kind = messageKinds[talk.kind[i]!]!;
  const flags = talk.flags[i]!;
  if (EMPTY_KINDS.includes(kind) || (flags & talkFlags.recalled) !== 0) return 0;
  const hasAttachment = (flags & talkFlags.attachment) !== 0;
  const isForwarded = (flags & talkFlags.forwarded) !== 0 || kind === "forward";
  const k = i - readings.first;
  const hasLinks = readings.links[k]! > 0;
  const saysMuch = readings.han[k]! >= MEANINGFUL_HAN || readings.words[k]! >= MEANINGFUL_WORDS;
  const isLong = readings.han[k]! >= LONG_HAN || readings.words[k]! >= LONG_WORDS;
  const isLinkOnly = hasLinks && !saysMuch;
  const form = readings.form[k]!;
  let label = 0;
  if ((form & forms.ask) !== 0) label |= labels.ask;
  if ((form & forms.greeting) !== 0) label |= labels.greeting;
  if ((form & forms.thanks) !== 0) label |= labels.thanks;
  if (saysMuch || hasAttachment) label |= labels.meaningful;
  if (isForwarded || isLinkOnly) label |= labels.secondHand;
  if ((form & forms.promotion) !== 0) label |= labels.promotion;
  if (isLong || hasAttachment || (hasLinks && saysMuch)) label |= labels.share;
  return (label & labels.greeting) !== 0 ? label & ~labels.meaningful : label;
}

/** The last twenty texts of each person, as fingerprints. */
class Repeats {
  readonly #of = new Map<number, Int32Array>();

  isNew(person: number, { first, starts, tokens }: Readings, message: number): boolean {
    const [from, end] = [starts[message - first]!, starts[message - first + 1]!];
    if (from === end) return true;
    let print = 7;
    for (let t = from; t < end; t++) print = Math.imul(print ^ tokens[t]!, 0x01000193);
    let last = this.#of.get(person);
    if (last === undefined) this.#of.set(person, (last = new Int32Array(REMEMBERED_REPEATS + 1)));
    const slots = last.subarray(1);
    if (slots.includes(print)) return false;
    slots[last[0]!++ % REMEMBERED_REPEATS] = print;
    return true;
  }
}

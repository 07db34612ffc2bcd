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

const isEmptyKind = messageKinds.map((kind) => EMPTY_KINDS.includes(kind));

/** Labels of the messages from `first` up to `end`, at their places in an array as long as the talk. */
export function labelsOf(talk: Talk, readings: Readings, first: number, end: number): Uint8Array {
  const found = new Uint8Array(talk.length);
  const repeats = new Repeats(talk.people.length);
  for (let i = first; i < end; i++) {
    found[i] = labelOf(talk, i, readings) | (repeats.isNew(talk.author[i]!, readings, i) ? 0 : REPEATED);
    // A repetition says nothing new; an advert stays one however often it is repeated.
    if ((found[i]! & REPEATED) !== 0) found[i]! &= ~(labels.meaningful | labels.share | REPEATED);
  }
  return found;
}

const REPEATED = 128;

function labelOf(talk: Talk, i: number, readings: Readings): number {
  const kind = talk.kind[i]!;
  const flags = talk.flags[i]!;
  if (isEmptyKind[kind] || (flags & talkFlags.recalled) !== 0) return 0;
  const hasAttachment = (flags & talkFlags.attachment) !== 0;
  const isForwarded = (flags & talkFlags.forwarded) !== 0 || messageKinds[kind] === "forward";
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
  /** For each person, and before them all for nobody known, how many there were and the last of them. */
  readonly #prints: Int32Array;

  constructor(people: number) {
    this.#prints = new Int32Array((people + 1) * (REMEMBERED_REPEATS + 1));
  }

  isNew(person: number, { first, starts, tokens }: Readings, message: number): boolean {
    const [from, end] = [starts[message - first]!, starts[message - first + 1]!];
    if (from === end) return true;
    let print = 7;
    for (let t = from; t < end; t++) print = Math.imul(print ^ tokens[t]!, 0x01000193);
    const prints = this.#prints;
    const base = (person + 1) * (REMEMBERED_REPEATS + 1);
    for (let k = 1; k <= REMEMBERED_REPEATS; k++) if (prints[base + k] === print) return false;
    prints[base + 1 + (prints[base]!++ % REMEMBERED_REPEATS)] = print;
    return true;
  }
}

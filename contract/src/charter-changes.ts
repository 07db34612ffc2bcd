import { z } from "zod";
import { charterItems, CharterItem, type CharterContent } from "./charter-content.ts";
import { vocabularyKeys } from "./vocabulary.ts";
import { likeness, TextPiece, wordsChanged } from "./words-changed.ts";

/** One thing that is otherwise in a part of the charter. */
export const ChangedLine = z.object({
  /**
   * What within the part: a rule's number, a key of the vocabulary, `kind` or `text` of the anchor, a piece of the goal;
   * `order` where a list says the same in another order; "" for the part itself, or an entry of its list.
   */
  of: z.string(),
  change: z.enum(["added", "changed", "removed"]),
  /** Words of the charter; for the motive and the anchor's kind, the names the contract gives them. */
  pieces: z.array(TextPiece),
});
export type ChangedLine = z.infer<typeof ChangedLine>;

export const CharterChange = z.object({ item: CharterItem, lines: z.array(ChangedLine).min(1) });
export type CharterChange = z.infer<typeof CharterChange>;

/** What is otherwise in a later version, part by part. */
export const CharterChanges = z.object({
  from: z.int().positive(),
  to: z.int().positive(),
  changes: z.array(CharterChange),
});
export type CharterChanges = z.infer<typeof CharterChanges>;

/** What `after` says otherwise than `before`, in the order of a charter; rules are told apart by their numbers. */
export function charterChanges(before: CharterContent, after: CharterContent): CharterChange[] {
  return charterItems
    .map((item) => ({ item, lines: linesOf[item](before, after) }))
    .filter(({ lines }) => lines.length > 0);
}

/** Whether two charters say the same in a part. */
export function isSameItem(item: CharterItem, before: CharterContent, after: CharterContent): boolean {
  return linesOf[item](before, after).length === 0;
}

type Lines = (before: CharterContent, after: CharterContent) => ChangedLine[];

const linesOf: Readonly<Record<CharterItem, Lines>> = {
  purpose: (before, after) => line("", before.purpose, after.purpose),
  sharedNeed: (before, after) => line("", before.sharedNeed, after.sharedNeed),
  anchor: (before, after) => [
    ...line("kind", before.anchor.kind ?? "", after.anchor.kind ?? ""),
    ...line("text", before.anchor.text, after.anchor.text),
  ],
  onlyHere: (before, after) => listLines(before.onlyHere, after.onlyHere),
  motive: (before, after) => line("", before.motive ?? "", after.motive ?? ""),
  asks: (before, after) => listLines(before.asks, after.asks),
  fees: (before, after) => line("", before.fees, after.fees),
  rules: (before, after) => ruleLines(before.rules, after.rules),
  values: (before, after) => listLines(before.values, after.values),
  vocabulary: (before, after) =>
    vocabularyKeys.flatMap((key) => line(key, before.vocabulary[key] ?? "", after.vocabulary[key] ?? "")),
  goal: (before, after) => goalLines(before.goal, after.goal),
};

/** A text that is new, gone or otherwise; none where it is the same. */
function line(of: string, before: string, after: string): ChangedLine[] {
  if (before === after) return [];
  if (before === "") return [{ of, change: "added", pieces: [{ kind: "added", text: after }] }];
  if (after === "") return [{ of, change: "removed", pieces: [{ kind: "removed", text: before }] }];
  // Names are no prose: one stands in the place of the other.
  const isName = /^[a-zA-Z]+$/.test(before) && /^[a-zA-Z]+$/.test(after);
  return [{ of, change: "changed", pieces: isName ? replaced(before, after) : wordsChanged(before, after) }];
}

function replaced(before: string, after: string): TextPiece[] {
  return [
    { kind: "removed", text: before },
    { kind: "added", text: after },
  ];
}

/** Two entries that share at least half are one that was reworded. */
const REWORDED_FROM = 0.5;

/** Entries that are new, gone or reworded, those that went first where nothing came in their place. */
function listLines(before: readonly string[], after: readonly string[]): ChangedLine[] {
  const gone = without(before, after);
  const lines = without(after, before).flatMap((entry) => {
    const old = nearest(entry, gone);
    if (old === null) return line("", "", entry);
    gone.splice(gone.indexOf(old), 1);
    return line("", old, entry);
  });
  const all = [...gone.flatMap((entry) => line("", entry, "")), ...lines];
  const isReordered = all.length === 0 && before.join("\n") !== after.join("\n");
  return isReordered ? [{ of: "order", change: "changed", pieces: wordsChanged("", after.join("\n")) }] : all;
}

/** Entries of one list that the other has not, as often as it has not. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return list.filter((entry) => {
    const place = left.indexOf(entry);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}

function nearest(entry: string, among: readonly string[]): string | null {
  const [best] = among
    .map((other) => ({ other, like: likeness(other, entry) }))
    .toSorted((one, other) => other.like - one.like);
  return best !== undefined && best.like >= REWORDED_FROM ? best.other : null;
}

type Rules = CharterContent["rules"];

function ruleLines(before: Rules, after: Rules): ChangedLine[] {
  const textIn = (rules: Rules, number: number) => rules.find((rule) => rule.number === number)?.text ?? "";
  const numbers = [...before, ...after].flatMap(({ number }) => (number === null ? [] : [number]));
  const known = [...new Set(numbers)].toSorted((one, other) => one - other);
  return [
    ...known.flatMap((number) => line(String(number), textIn(before, number), textIn(after, number))),
    ...after.filter(({ number }) => number === null).flatMap(({ text }) => line("new", "", text)),
  ];
}

type Goal = CharterContent["goal"];
const goalParts = ["text", "target", "unit", "until"] as const;

/** A goal of another number is another goal, even where it says the same. */
function goalLines(before: Goal, after: Goal): ChangedLine[] {
  const isAnother = before !== null && after !== null && before.number !== after.number;
  if (isAnother) return [...goalLines(before, null), ...goalLines(null, after)];
  const said = (goal: Goal, part: (typeof goalParts)[number]) => (goal === null ? "" : String(goal[part]));
  return goalParts.flatMap((part) => line(part, said(before, part), said(after, part)));
}

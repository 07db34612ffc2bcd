import { CharterContent, type CharterItem } from "@kith/contract/charter-content";

/** A part of the charter as it is typed: texts by name, whole or not. */
export type ItemForm = Readonly<Record<string, string>>;

/** A draft's part, ready to be typed on. Lists are one entry a line. */
export function formOf(item: CharterItem, content: CharterContent): ItemForm {
  return forms[item](content);
}

/** What a form would save; null while it is unfinished or too long. */
export function contentOf<Item extends CharterItem>(item: Item, form: ItemForm): CharterContent[Item] | null {
  const parsed = CharterContent.shape[item].safeParse(raw[item](form));
  return parsed.success ? (parsed.data as CharterContent[Item]) : null;
}

const lined = (entries: readonly string[]): ItemForm => ({ text: entries.join("\n") });
const linesOf = ({ text = "" }: ItemForm) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
const filled = (form: ItemForm) =>
  Object.fromEntries(Object.entries(form).filter(([, text]) => text.trim() !== ""));

const forms: Readonly<Record<CharterItem, (content: CharterContent) => ItemForm>> = {
  purpose: ({ purpose }) => ({ text: purpose }),
  sharedNeed: ({ sharedNeed }) => ({ text: sharedNeed }),
  anchor: ({ anchor }) => ({ kind: anchor.kind ?? "", text: anchor.text }),
  onlyHere: ({ onlyHere }) => lined(onlyHere),
  motive: ({ motive }) => ({ kind: motive ?? "" }),
  asks: ({ asks }) => lined(asks),
  fees: ({ fees }) => ({ text: fees }),
  rules: ({ rules }) =>
    Object.fromEntries(rules.map(({ number, text }, place) => [ruleKey(number, place), text])),
  values: ({ values }) => lined(values),
  vocabulary: ({ vocabulary }) => ({ ...vocabulary }),
  goal: ({ goal }) =>
    goal === null
      ? { number: "", text: "", target: "", unit: "", until: "" }
      : {
          number: goal.number === null ? "" : String(goal.number),
          text: goal.text,
          target: String(goal.target),
          unit: goal.unit,
          until: goal.until,
        },
};

/** A rule that has a number is found by it again; a new one by where it stands. */
export function ruleKey(number: number | null, place: number): string {
  return number === null ? `new${place}` : `r${number}`;
}

/** The number a rule has, or null for a new one. */
export function numberOf(key: string): number | null {
  return key.startsWith("r") ? Number(key.slice(1)) : null;
}

const text = ({ text: typed = "" }: ItemForm) => typed.trim();

const raw: Readonly<Record<CharterItem, (form: ItemForm) => unknown>> = {
  purpose: text,
  sharedNeed: text,
  anchor: (form) => ({ kind: form["kind"] || null, text: text(form) }),
  onlyHere: linesOf,
  motive: (form) => form["kind"] || null,
  asks: linesOf,
  fees: text,
  rules: (form) =>
    Object.entries(filled(form)).map(([key, typed]) => ({ number: numberOf(key), text: typed })),
  values: linesOf,
  vocabulary: filled,
  goal: rawGoal,
};

function rawGoal(form: ItemForm): unknown {
  const { number = "", target = "", unit = "", until = "" } = form;
  if ([text(form), target, unit, until].every((part) => part.trim() === "")) return null;
  return {
    number: number === "" ? null : Number(number),
    text: text(form),
    target: Number(target.trim() === "" ? Number.NaN : target),
    unit,
    until,
  };
}

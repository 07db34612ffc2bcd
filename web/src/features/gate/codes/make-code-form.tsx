import { MakeCode } from "@kith/contract/channel-codes";
import type { Language } from "@kith/contract/language";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useCommunity } from "../../../app/community/context.ts";
import { arriveAt } from "../../../lib/arrive.ts";
import { useDraft } from "../../../lib/draft.ts";
import { useWords } from "../../../lib/words.ts";
import { Button } from "../../../ui/button.tsx";
import { SelectField } from "../../../ui/fields.tsx";
import { FieldError, TextField } from "../../../ui/text-field.tsx";
import { codesKey, makeCode } from "../queries.ts";
import { useGateTrouble } from "../trouble.ts";
import { gateWords } from "../words.ts";
import { currencies, minorFrom } from "./code-figures.ts";

type FieldName = "name" | "word" | "cost" | "ends";
type Fields = Readonly<Record<FieldName | "currency", string>>;

const namesInOrder: readonly FieldName[] = ["name", "word", "cost", "ends"];

export function MakeCodeForm({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(gateWords).codes;
  const { slug, language, timeZone } = useCommunity();
  const troubleOf = useGateTrouble();
  const { fields, change, forget, bind, tell } = useFields(slug, language);
  const make = useMaking(slug, () => {
    forget();
    onClose();
  });
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = codeOf(fields, timeZone);
    tell("wrong" in read ? read.wrong : [], event.currentTarget);
    if ("code" in read && !make.isPending) make.mutate(read.code);
  };
  return (
    <form
      noValidate
      onSubmit={onSubmit}
      className="mt-6 grid max-w-[680px] gap-4 rounded-box border border-line bg-sheet px-4 py-5 desk:px-6"
    >
      <h2 ref={arriveAt} tabIndex={-1} className="text-lead leading-[calc(28/18)]">
        {words.make}
      </h2>
      <TextField {...bind("name")} maxLength={80} />
      <TextField {...bind("word")} maxLength={40} autoCapitalize="none" spellCheck={false} />
      <div className="grid grid-cols-[minmax(0,1fr)_7.5rem] items-end gap-3">
        <TextField {...bind("cost")} inputMode="decimal" />
        <SelectField
          label={words.currency}
          choices={currencies.map((value) => ({ value, label: value }))}
          value={fields.currency}
          onChoose={(currency) => change({ currency })}
        />
      </div>
      <TextField {...bind("ends")} type="date" />
      <FieldError id="make-code-trouble" error={troubleOf(make.error)} />
      <p className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button type="submit" kind="primary" busyLabel={make.isPending ? words.making : null}>
          {words.make}
        </Button>
        <Button kind="text" onClick={onClose}>
          {words.cancel}
        </Button>
      </p>
    </form>
  );
}

/** What is typed, what is wrong with it, and each as a field needs it. */
function useFields(slug: string, language: Language) {
  const words = useWords(gateWords).codes;
  const [empty] = useState<Fields>({
    name: "",
    word: "",
    cost: "",
    currency: language === "zh-CN" ? "CNY" : "EUR",
    ends: "",
  });
  const { fields, change, forget } = useDraft(`code.${slug}`, empty);
  const [wrong, setWrong] = useState<readonly FieldName[]>([]);
  const tell = (found: readonly FieldName[], form: HTMLFormElement) => {
    setWrong(found);
    const first = form.elements.namedItem(found[0] ?? "");
    if (first instanceof HTMLElement) first.focus();
  };
  const bind = (name: FieldName) => ({
    name,
    label: words[name],
    hint: words[`${name}Hint`],
    value: fields[name],
    onText: (text: string) => {
      change({ [name]: text });
      setWrong(wrong.filter((one) => one !== name));
    },
    error: wrong.includes(name) ? words.missing[name] : null,
    autoComplete: "off",
  });
  return { fields, change, forget, bind, tell };
}

function useMaking(slug: string, onMade: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: MakeCode) => makeCode(slug, body),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: codesKey(slug) });
      onMade();
    },
  });
}

function codeOf(
  fields: Fields,
  timeZone: string,
): { readonly code: MakeCode } | { readonly wrong: readonly FieldName[] } {
  const { name, word, cost, currency, ends } = fields;
  const costMinor = minorFrom(cost, currency);
  const endsAt = ends === "" ? null : endOfDay(ends, timeZone);
  const read = MakeCode.safeParse({
    name,
    ...(word.trim() === "" ? {} : { word }),
    costMinor,
    currency,
    endsAt,
  });
  const isPast = endsAt !== null && new Date(endsAt).getTime() <= Date.now();
  if (read.success && !isPast) return { code: read.data };
  const told = new Set(read.error?.issues.map(({ path }) => String(path[0])));
  const isWrong: Readonly<Record<FieldName, boolean>> = {
    name: told.has("name"),
    word: told.has("word"),
    cost: told.has("costMinor"),
    ends: told.has("endsAt") || isPast,
  };
  return { wrong: namesInOrder.filter((field) => isWrong[field]) };
}

const DAY_MS = 86_400_000;

/** The instant a day ends in a zone: what is found by trying, since days there may have 23 or 25 hours. */
export function endOfDay(day: string, timeZone: string): string | null {
  const midnight = Date.parse(`${day}T00:00:00Z`) + DAY_MS;
  if (Number.isNaN(midnight)) return null;
  const first = midnight - offsetAt(midnight, timeZone);
  return new Date(midnight - offsetAt(first, timeZone)).toISOString();
}

/** ms by which a zone's clock is ahead of UTC. */
function offsetAt(atMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(atMs);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const clock = Date.UTC(
    read("year"),
    read("month") - 1,
    read("day"),
    read("hour"),
    read("minute"),
    read("second"),
  );
  return clock - Math.floor(atMs / 1000) * 1000;
}

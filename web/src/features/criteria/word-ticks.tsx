import type { Names } from "@kith/contract/criteria-words";
import { useWords } from "../../lib/words.ts";
import { TickBox } from "../../ui/tick-box.tsx";
import { InlineSelect } from "./inline-select.tsx";
import { criteriaWords } from "./words.ts";

interface WordTicksProps {
  readonly title: string;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly names: Names;
  readonly value: readonly string[];
  readonly isNegated: boolean;
  readonly onChange: (value: readonly string[], isNegated: boolean) => void;
}

/** One of several, or none of them. What was chosen once and is no longer there can still be taken out. */
export function WordTicks({ title, choices, names, value, isNegated, onChange }: WordTicksProps) {
  const { builder } = useWords(criteriaWords);
  const there = new Set(choices.map(({ id }) => id));
  const gone = value.filter((id) => !there.has(id)).map((id) => ({ id, name: names[id] ?? builder.gone }));
  const all = [...choices, ...gone];
  const toggle = (id: string) =>
    onChange(
      all.map((one) => one.id).filter((one) => (one === id ? !value.includes(id) : value.includes(one))),
      isNegated,
    );
  return (
    <fieldset className="min-w-0">
      <legend className="unseen">{builder.which(title)}</legend>
      <InlineSelect
        label={builder.how(title)}
        choices={[
          { value: "yes", label: builder.among.yes },
          { value: "no", label: builder.among.no },
        ]}
        value={isNegated ? "no" : "yes"}
        onChoose={(chosen) => onChange(value, chosen === "no")}
      />
      {all.length === 0 && <p className="pt-2 text-second text-faded">{builder.nothingToChoose}</p>}
      <ul className="flex flex-wrap gap-x-5 pt-1">
        {all.map(({ id, name }) => (
          <li key={id} className="-ml-2.5 flex min-w-0 items-center">
            <TickBox label={name} isTicked={value.includes(id)} onTick={() => toggle(id)} />
            <span
              aria-hidden="true"
              className="min-w-0 cursor-pointer py-2.5 break-words"
              onClick={() => toggle(id)}
            >
              {name}
            </span>
          </li>
        ))}
      </ul>
      {value.length === 0 && all.length > 0 && <p className="text-second text-faded">{builder.chooseOne}</p>}
    </fieldset>
  );
}

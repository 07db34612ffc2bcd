import { anchorKinds, motives, type CharterItem } from "@kith/contract/charter-content";
import { vocabularyKeys } from "@kith/contract/vocabulary";
import { useLanguage } from "../../../lib/language.tsx";
import { useWords } from "../../../lib/words.ts";
import { Button } from "../../../ui/button.tsx";
import { RadioList } from "../../../ui/radio-list.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { charterWords } from "../words.ts";
import { numberOf, type ItemForm } from "./item-forms.ts";
import type { ItemDraft } from "./use-item-draft.ts";
import { charterTextWords } from "./words.ts";

export interface FieldsProps {
  readonly item: CharterItem;
  readonly draft: ItemDraft;
  /** The number the next new rule will be given. */
  readonly nextRule: number;
  /** Numbers of the rules that are in force. */
  readonly rulesInForce: readonly number[];
}

/** What is typed into for one part of the charter. */
export function ItemFields(props: FieldsProps) {
  const { item } = props;
  if (item === "anchor") return <AnchorFields {...props} />;
  if (item === "motive") return <MotiveFields {...props} />;
  if (item === "rules") return <RuleFields {...props} />;
  if (item === "vocabulary") return <VocabularyFields {...props} />;
  if (item === "goal") return <GoalFields {...props} />;
  return <TextFields {...props} />;
}

const LINES: Partial<Readonly<Record<CharterItem, number>>> = { purpose: 4, sharedNeed: 4, fees: 3 };

function TextFields({ item, draft }: FieldsProps) {
  const { items } = useWords(charterTextWords);
  const { form, change } = draft;
  return (
    <TextField
      name={item}
      lines={LINES[item] ?? 5}
      label={<span className="unseen">{items[item].ask}</span>}
      value={form["text"] ?? ""}
      onText={(text) => change({ text })}
    />
  );
}

function AnchorFields({ item, draft: { form, change } }: FieldsProps) {
  const { anchors, items } = useWords(charterTextWords);
  return (
    <div className="grid gap-5">
      <RadioList
        legend={<span className="unseen">{items[item].ask}</span>}
        choices={anchorKinds.map((value) => ({
          value,
          label: anchors[value].word,
          text: anchors[value].text,
        }))}
        value={form["kind"] ?? ""}
        onChoose={(kind) => change({ kind })}
        isWide
      />
      <TextField
        name="anchor"
        label={items[item].title}
        value={form["text"] ?? ""}
        onText={(text) => change({ text })}
        maxLength={200}
        autoComplete="off"
      />
    </div>
  );
}

function MotiveFields({ item, draft: { form, change } }: FieldsProps) {
  const { items } = useWords(charterTextWords);
  const words = useWords(charterWords).motives;
  return (
    <RadioList
      legend={<span className="unseen">{items[item].ask}</span>}
      choices={motives.map((value) => ({ value, label: words[value].word, text: words[value].text }))}
      value={form["kind"] ?? ""}
      onChoose={(kind) => change({ kind })}
      isWide
    />
  );
}

/** Rules keep their numbers: one that is emptied or withdrawn goes, and its number with it. */
function RuleFields({ draft: { form, change, set }, nextRule, rulesInForce }: FieldsProps) {
  const words = useWords(charterTextWords).item;
  const keys = Object.keys(form);
  const fresh = keys.filter((key) => numberOf(key) === null);
  const withdrawn = rulesInForce.filter((number) => !keys.includes(`r${number}`));
  const labelOf = (key: string) => `R${numberOf(key) ?? nextRule + fresh.indexOf(key)}`;
  const without = (key: string): ItemForm =>
    Object.fromEntries(Object.entries(form).filter(([other]) => other !== key));
  const add = () => change({ [`new${Date.now()}`]: "" });
  return (
    <div className="grid gap-5">
      {keys.map((key) => (
        <div key={key}>
          <TextField
            name={key}
            lines={2}
            label={<span className="latin tabular-nums">{labelOf(key)}</span>}
            value={form[key] ?? ""}
            onText={(text) => change({ [key]: text })}
            maxLength={500}
          />
          <Button kind="text" isSmall onClick={() => set(without(key))}>
            {words.withdraw}
            <span className="unseen">{` ${labelOf(key)}`}</span>
          </Button>
        </div>
      ))}
      {withdrawn.length > 0 && (
        <p className="text-second text-faded">
          {withdrawn.map((number) => words.withdrawn(number)).join(" ")}
        </p>
      )}
      <p>
        <Button onClick={add}>{words.addRule}</Button>
      </p>
    </div>
  );
}

function VocabularyFields({ draft: { form, change } }: FieldsProps) {
  const { vocabulary } = useWords(charterTextWords);
  const language = useLanguage();
  // Chinese has no plural to ask for.
  const keys = vocabularyKeys.filter(
    (key) => key !== "members" || language === "en" || form[key] !== undefined,
  );
  return (
    <div className="grid gap-5 desk:grid-cols-2">
      {keys.map((key) => (
        <TextField
          key={key}
          name={key}
          label={vocabulary[key]}
          value={form[key] ?? ""}
          onText={(text) => change({ [key]: text })}
          maxLength={20}
          autoComplete="off"
        />
      ))}
    </div>
  );
}

function GoalFields({ draft: { form, change, set } }: FieldsProps) {
  const words = useWords(charterTextWords).item;
  const field = (name: string) => ({ name, value: form[name] ?? "", autoComplete: "off" });
  const isSet = Object.entries(form).some(([key, text]) => key !== "number" && text !== "");
  return (
    <div className="grid gap-5">
      <TextField
        {...field("text")}
        label={words.goalText}
        onText={(text) => change({ text })}
        maxLength={120}
      />
      <div className="grid grid-cols-2 gap-4">
        <TextField
          {...field("target")}
          inputMode="decimal"
          label={words.goalTarget}
          onText={(target) => change({ target })}
        />
        <TextField
          {...field("unit")}
          label={words.goalUnit}
          placeholder={words.goalUnitHint}
          onText={(unit) => change({ unit })}
          maxLength={20}
        />
      </div>
      <TextField
        {...field("until")}
        type="date"
        label={words.goalUntil}
        onText={(until) => change({ until })}
      />
      <p className="flex flex-wrap gap-x-6">
        {(form["number"] ?? "") !== "" && (
          <Button kind="text" isSmall onClick={() => change({ number: "" })}>
            {words.goalAnother}
          </Button>
        )}
        {isSet && (
          <Button
            kind="text"
            isSmall
            onClick={() => set({ number: "", text: "", target: "", unit: "", until: "" })}
          >
            {words.goalNone}
          </Button>
        )}
      </p>
    </div>
  );
}

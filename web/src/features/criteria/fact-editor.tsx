import type { FactTest } from "@kith/contract/criteria";
import { useWords } from "../../lib/words.ts";
import { AnswerEditor } from "./answer-editor.tsx";
import type { FactEditorProps } from "./building.ts";
import { comparisonOf, comparisonsOf, mostOf, type Comparison } from "./editing.ts";
import { formatCount } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { InlineSelect } from "./inline-select.tsx";
import { NumberBox } from "./number-box.tsx";
import { WordTicks } from "./word-ticks.tsx";
import { criteriaWords } from "./words.ts";

/** What one fact must be, in a line that reads like a sentence. */
export function FactEditor(props: FactEditorProps) {
  const { test } = props.fact;
  switch (test.fact) {
    case "joinedDaysAgo":
    case "quietDays":
    case "meaningfulActs":
    case "metMembers":
    case "ties":
      return <NumberEditor {...props} test={test} />;
    case "acceptedCharter":
    case "hasReferee":
      return <YesNoEditor {...props} test={test} />;
    case "state":
      return <StateEditor {...props} test={test} />;
    case "answer":
      return <AnswerEditor {...props} test={test} />;
    case "role":
    case "onCarrier":
    case "channelCode":
      return <WordsEditor {...props} test={test} />;
  }
}

type Of<Name extends FactTest["fact"]> = FactEditorProps & {
  readonly test: Extract<FactTest, { fact: Name }>;
};

function NumberEditor({
  fact,
  title,
  test,
  onChange,
}: Of<"joinedDaysAgo" | "quietDays" | "meaningfulActs" | "metMembers" | "ties">) {
  const words = useWords(criteriaWords);
  const language = useLanguage();
  const { builder, ops } = words;
  const most = mostOf(test.fact);
  const isWhole = (upTo: number) => (value: number) => Number.isInteger(value) && value >= 1 && value <= upTo;
  const wrong = builder.numberWrong(formatCount(language, most));
  const unit = {
    joinedDaysAgo: builder.days,
    quietDays: builder.days,
    meaningfulActs: builder.acts,
    metMembers: builder.members,
    ties: builder.members,
  }[test.fact](test.value);
  const compared = (
    <InlineSelect
      label={builder.how(title)}
      choices={comparisonsOf(test.fact).map((value) => ({ value, label: ops[value] }))}
      value={comparisonOf(test.op, fact.isNegated)}
      onChoose={(op: Comparison) =>
        onChange({ test: { ...test, op: op === "lessThan" ? op : "atLeast" }, isNegated: false })
      }
    />
  );
  return (
    <div className="flex flex-wrap items-center gap-2">
      {test.fact === "meaningfulActs" && (
        <>
          <span>{builder.last}</span>
          <NumberBox
            label={builder.window}
            unit={builder.windowUnit(test.inDays)}
            value={test.inDays}
            isRight={isWhole(mostOf("quietDays"))}
            wrong={builder.numberWrong(formatCount(language, mostOf("quietDays")))}
            onNumber={(inDays) => onChange({ ...fact, test: { ...test, inDays } })}
          />
        </>
      )}
      {compared}
      <NumberBox
        label={builder.count(title)}
        unit={unit}
        value={test.value}
        isRight={isWhole(most)}
        wrong={wrong}
        onNumber={(value) => onChange({ ...fact, test: { ...test, value } })}
      />
    </div>
  );
}

function YesNoEditor({ fact, title, test, onChange }: Of<"acceptedCharter" | "hasReferee">) {
  const { builder } = useWords(criteriaWords);
  return (
    <InlineSelect
      label={builder.how(title)}
      choices={[
        { value: "yes", label: builder.yes[test.fact] },
        { value: "no", label: builder.no[test.fact] },
      ]}
      value={fact.isNegated ? "no" : "yes"}
      onChoose={(chosen) => onChange({ test, isNegated: chosen === "no" })}
    />
  );
}

/** Whoever belongs has come themselves or has not: the contrary of one is the other. */
function StateEditor({ fact, title, test, onChange }: Of<"state">) {
  const { builder } = useWords(criteriaWords);
  const isMember = test.value.includes("member") !== fact.isNegated;
  return (
    <InlineSelect
      label={builder.how(title)}
      choices={(["member", "unclaimed"] as const).map((value) => ({ value, label: builder.states[value] }))}
      value={isMember ? "member" : "unclaimed"}
      onChoose={(chosen) => onChange({ test: { ...test, value: [chosen] }, isNegated: false })}
    />
  );
}

function WordsEditor({
  fact,
  title,
  test,
  facts,
  names,
  onChange,
}: Of<"role" | "onCarrier" | "channelCode">) {
  const choices =
    test.fact === "role"
      ? ROLES.map((id) => ({ id, name: names[id] ?? id }))
      : facts[test.fact === "onCarrier" ? "carriers" : "codes"];
  return (
    <WordTicks
      title={title}
      choices={choices}
      names={names}
      value={test.value}
      isNegated={fact.isNegated}
      onChange={(value, isNegated) => onChange({ test: withWords(test, value), isNegated })}
    />
  );
}

const ROLES = ["organiser", "moderator", "backbone", "official"] as const;

function withWords(
  test: Extract<FactTest, { fact: "role" | "onCarrier" | "channelCode" }>,
  value: readonly string[],
): FactTest {
  if (test.fact === "role") return { ...test, value: ROLES.filter((role) => value.includes(role)) };
  return { ...test, value: [...value] };
}

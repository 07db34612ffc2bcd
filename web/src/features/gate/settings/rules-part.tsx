import { explain } from "@kith/contract/criteria-words";
import { MOST_RULES, ruleOutcomes } from "@kith/contract/gate";
import { useQuery } from "@tanstack/react-query";
import { useCommunity } from "../../../app/community/context.ts";
import { Section } from "../../../app/community/page.tsx";
import { formatCount } from "../../../lib/format.ts";
import { useLanguage } from "../../../lib/language.tsx";
import { useWords } from "../../../lib/words.ts";
import { Button } from "../../../ui/button.tsx";
import { RadioList } from "../../../ui/radio-list.tsx";
import { FieldError, TextField } from "../../../ui/text-field.tsx";
import { namesOf } from "../criterion-names.ts";
import { filtersQuery } from "../queries.ts";
import { gateWords } from "../words.ts";
import { CriterionField } from "./criterion-field.tsx";
import { moved, questionFrom, type RuleDraft } from "./draft.ts";
import { ListActs } from "./list-acts.tsx";
import type { OfSettings } from "./use-settings.ts";

/** What is decided without anybody reading: the first rule that holds counts. */
export function RulesPart({ settings }: OfSettings) {
  const words = useWords(gateWords).settings.rules;
  const { draft, change } = settings;
  const { rules } = draft;
  const add = () => change({ rules: [...rules, { criterion: { all: [] }, outcome: "refuse", reason: "" }] });
  return (
    <Section id="rules" title={words.title}>
      <p className="pt-3 text-second text-faded">{rules.length === 0 ? words.none : words.intro}</p>
      <ol>
        {rules.map((rule, index) => (
          // A rule is known by its place alone: that is what decides.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className="border-b border-line py-5">
            <RuleEditor settings={settings} rule={rule} index={index} />
          </li>
        ))}
      </ol>
      {rules.length < MOST_RULES && (
        <p className="pt-4">
          <Button onClick={add}>{words.add}</Button>
        </p>
      )}
    </Section>
  );
}

interface RuleEditorProps extends OfSettings {
  readonly rule: RuleDraft;
  readonly index: number;
}

function RuleEditor({ settings, rule, index }: RuleEditorProps) {
  const { rules: words, wrong: wrongWords } = useWords(gateWords).settings;
  const language = useLanguage();
  const { draft, change, wrong } = settings;
  const { rules } = draft;
  const name = words.number(formatCount(language, index + 1));
  const at = `rules.${index}`;
  const set = (changed: Partial<RuleDraft>) => change({ rules: rules.with(index, { ...rule, ...changed }) });
  const move = (to: number) => change({ rules: moved(rules, index, to) });
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h3 className="text-body">{name}</h3>
        <ListActs
          words={words}
          name={name}
          onUp={index === 0 ? null : () => move(index - 1)}
          onDown={index === rules.length - 1 ? null : () => move(index + 1)}
          onRemove={() => change({ rules: rules.toSpliced(index, 1) })}
        />
      </div>
      <CriterionField
        draft={draft}
        criterion={rule.criterion}
        onCriterion={(criterion) => set({ criterion })}
      />
      <FieldError
        id={`${at}-criterion`}
        error={
          wrong.includes(`${at}.question`)
            ? wrongWords.ruleQuestion
            : wrong.some((path) => path.startsWith(`${at}.criterion`))
              ? wrongWords.criterion
              : null
        }
      />
      <RadioList
        legend={words.outcome}
        choices={ruleOutcomes.map((value) => ({ value, label: words.outcomes[value] }))}
        value={rule.outcome}
        onChoose={(outcome) => set({ outcome })}
      />
      <TextField
        label={words.reason}
        hint={words.reasonHint}
        value={rule.reason}
        onText={(reason) => set({ reason })}
        error={wrong.includes(`${at}.reason`) ? wrongWords.empty : null}
        lines={2}
        maxLength={300}
      />
      <RuleInWords settings={settings} rule={rule} />
    </div>
  );
}

/** The rule as a sentence, as the applicant will read it. */
function RuleInWords({ settings, rule }: OfSettings & { readonly rule: RuleDraft }) {
  const words = useWords(gateWords).settings.rules;
  const language = useLanguage();
  const { slug } = useCommunity();
  const { data } = useQuery(filtersQuery(slug));
  const { criterion, outcome } = rule;
  const isEverybody = "all" in criterion && criterion.all.length === 0;
  const names = namesOf(settings.draft.questions.map(questionFrom), data?.codes);
  const said = isEverybody
    ? words.everybody(words.outcomes[outcome])
    : words.says(explain(criterion, language, names).sentence, words.outcomes[outcome]);
  return <p className="border-l-2 border-ink pl-3 break-words">{said}</p>;
}

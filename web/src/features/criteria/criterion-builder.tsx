import { MOST_PARTS, type CriteriaFacts, type Criterion, type FactName } from "@kith/contract/criteria";
import { explain, factTitle, type Names } from "@kith/contract/criteria-words";
import { useId } from "react";
import { useLanguage } from "../../lib/language.tsx";
import { useMemberWord, useRoleName } from "../../lib/vocabulary.ts";
import { useWords } from "../../lib/words.ts";
import { readRoot, sizeOf, writtenRoot } from "./editing.ts";
import type { Building } from "./building.ts";
import { GroupEditor } from "./group-editor.tsx";
import { criteriaWords } from "./words.ts";

interface CriterionBuilderProps {
  readonly value: Criterion;
  /** What is not filled in yet stands as NaN or as an empty list, which the contract's schema refuses. */
  readonly onChange: (criterion: Criterion) => void;
  readonly facts: CriteriaFacts;
  /** What ids stand for, beside what `facts` names. */
  readonly names?: Names;
  /** Whether the sentence stands below; left out where the page says it itself. */
  readonly saysItself?: boolean;
}

/** Writes down what must be so of a member, on a phone, and always says it in words. */
export function CriterionBuilder(props: CriterionBuilderProps) {
  const { value, onChange, facts, names = {}, saysItself = true } = props;
  const { builder } = useWords(criteriaWords);
  const language = useLanguage();
  const all = { ...useNames(facts), ...names };
  const root = readRoot(value);
  const id = useId();
  const building: Building = {
    facts,
    names: all,
    isFull: sizeOf(value) >= MOST_PARTS - 1,
    titleOf: (fact: FactName) => factTitle(fact, language, all),
  };
  return (
    <fieldset aria-label={builder.group} aria-describedby={saysItself ? id : undefined} className="min-w-0">
      <GroupEditor
        building={building}
        group={root}
        depth={0}
        onChange={(group) => onChange(writtenRoot(group))}
      />
      {saysItself && (
        <output id={id} className="mt-4 block first-letter:uppercase border-l-2 border-ink pl-3 break-words">
          {explain(value, language, all).sentence}
        </output>
      )}
    </fieldset>
  );
}

/** What the ids in criteria are called, and the roles here. */
export function useNames({ carriers, codes, questions }: CriteriaFacts): Names {
  const roleName = useRoleName();
  const memberWord = useMemberWord();
  const roles = (["organiser", "moderator", "backbone", "official"] as const).map((role) => [
    role,
    roleName(role),
  ]);
  const named = [...carriers, ...codes, ...questions].map(({ id, name }) => [id, name]);
  const members = { member: memberWord(1), members: memberWord(2) };
  return { ...members, ...(Object.fromEntries([...roles, ...named]) as Names) };
}

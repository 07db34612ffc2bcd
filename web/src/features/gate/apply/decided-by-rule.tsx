import type { ApplyForm, ShownRule } from "@kith/contract/gate";
import { explain } from "@kith/contract/criteria-words";
import { useLanguage } from "../../../lib/language.tsx";
import { useWords } from "../../../lib/words.ts";
import { namesOf } from "../criterion-names.ts";
import { applyWords } from "./words.ts";

/** What no person decides is said before anybody applies. */
export function DecidedByRule({ form }: { readonly form: ApplyForm }) {
  const words = useWords(applyWords).decided;
  const { rules, questions } = form;
  if (rules.length === 0) return null;
  return (
    <details className="border-t border-line">
      <summary className="linked inline-flex min-h-11 items-center text-fact">{words.title}</summary>
      <p className="text-second text-faded">{words.intro}</p>
      <ol className="mt-2">
        {rules.map((rule) => (
          <li key={rule.number} className="border-t border-line py-2">
            <RuleLine rule={rule} names={namesOf(questions)} />
          </li>
        ))}
      </ol>
    </details>
  );
}

interface RuleLineProps {
  readonly rule: ShownRule;
  readonly names: Readonly<Record<string, string>>;
}

function RuleLine({ rule, names }: RuleLineProps) {
  const words = useWords(applyWords).decided;
  const language = useLanguage();
  return (
    <>
      <p className="break-words">
        {words.line(explain(rule.criterion, language, names).sentence)}
        <b className="ml-2">{words.outcomes[rule.outcome]}</b>
      </p>
      <p className="break-words text-second text-faded">{rule.reason}</p>
    </>
  );
}

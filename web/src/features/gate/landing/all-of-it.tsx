import type { Landing } from "@kith/contract/gate";
import { formatCount } from "../../../lib/format.ts";
import { useLanguage } from "../../../lib/language.tsx";
import { useWords } from "../../../lib/words.ts";
import { Block, Dashed, Rules } from "./block.tsx";
import { landingWords } from "./words.ts";

/** All rules, what lies behind, and the line of trust. Open without script: it is one tap away and never further. */
export function AllOfIt({ landing }: { readonly landing: Landing }) {
  const words = useWords(landingWords);
  const language = useLanguage();
  const { rules, sharedNeed, anchor, values } = landing;
  return (
    <div className="pt-1 desk:pt-3">
      <details>
        <summary lang={language} className="linked inline-flex min-h-11 items-center text-fact">
          {words.all}
        </summary>
        <div className="desk:border-t desk:border-line">
          <Block title={words.rules(formatCount(language, rules.length))}>
            <Rules rules={rules} />
          </Block>
          <Block title={words.sharedNeed}>
            <p className="break-words whitespace-pre-line">{sharedNeed}</p>
            {anchor !== null && <p className="break-words text-faded">{anchor.text}</p>}
          </Block>
          {values.length > 0 && (
            <Block title={words.values}>
              <Dashed items={values} />
            </Block>
          )}
        </div>
      </details>
      <Trust landing={landing} />
    </div>
  );
}

function Trust({ landing }: { readonly landing: Landing }) {
  const { trust: words, ...rest } = useWords(landingWords);
  const language = useLanguage();
  const { years, months } = ageOf(landing.foundedAt);
  const { kept, of: due } = landing.promises;
  return (
    <p lang={language} className="mt-1 flex flex-wrap gap-x-4.5 text-caption text-faded">
      <span>{years + months === 0 ? words.foundedJustNow : words.founded(years, months)}</span>
      <span>{words.charter(formatCount(language, landing.charterVersion))}</span>
      {due > 0 && <span>{words.promises(formatCount(language, kept), formatCount(language, due))}</span>}
      {landing.isCodeGood === false && <span>{rest.codeOver}</span>}
    </p>
  );
}

/** Whole years and months from one instant to another, by the reader's calendar. */
export function ageOf(
  since: string,
  nowMs = Date.now(),
): { readonly years: number; readonly months: number } {
  const [from, to] = [new Date(since), new Date(nowMs)];
  const whole =
    (to.getFullYear() - from.getFullYear()) * 12 +
    (to.getMonth() - from.getMonth()) -
    (to.getDate() < from.getDate() ? 1 : 0);
  const months = Math.max(0, whole);
  return { years: Math.floor(months / 12), months: months % 12 };
}

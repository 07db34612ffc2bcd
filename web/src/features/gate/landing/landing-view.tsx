import type { Landing } from "@kith/contract/gate";
import { formatCount } from "../../../lib/format.ts";
import { useLanguage } from "../../../lib/language.tsx";
import { useWords } from "../../../lib/words.ts";
import { Clauses } from "../../../ui/clauses.tsx";
import { AllOfIt } from "./all-of-it.tsx";
import { Asking, Consequence } from "./asking.tsx";
import { Block, Dashed, Rules } from "./block.tsx";
import { joinLook } from "./join-bar.tsx";
import { Organisers } from "./organisers.tsx";
import type { Way } from "./queries.ts";
import { Talking } from "./talking.tsx";
import { landingWords } from "./words.ts";

interface LandingViewProps {
  readonly landing: Landing;
  readonly way: Way;
}

/** So many rules are read at a glance; all of them one tap further. */
const RULES_SHOWN = 3;

export function LandingView({ landing, way }: LandingViewProps) {
  return (
    <main
      id="content"
      className={`${joinLook} pb-40 desk:grid desk:grid-cols-[minmax(0,1fr)_minmax(0,344px)] desk:items-start desk:gap-14 desk:pb-16 wide:grid-cols-[minmax(0,1fr)_376px] wide:gap-[88px]`}
    >
      <div lang={landing.language} className="min-w-0">
        <h1 className={`song mt-1.5 mb-3.5 break-words desk:mt-6 desk:mb-8 ${purposeLook(landing.purpose)}`}>
          <Clauses text={landing.purpose} />
        </h1>
        <Organisers landing={landing} />
        <Talking landing={landing} className="border-b border-line py-3 desk:hidden" />
        <Facts landing={landing} />
        <AllOfIt landing={landing} />
      </div>
      <aside className="hidden rounded-box border border-line bg-sheet px-6.5 pt-5.5 pb-6 shadow-lifted desk:sticky desk:top-6 desk:mt-6 desk:block">
        <Talking landing={landing} className="border-b border-line pb-4" isLarge />
        <Consequence landing={landing} className="pt-4 pb-3.5 text-body" isSentence />
        <Asking landing={landing} way={way} />
      </aside>
      <div className="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-paper px-5 pt-3 pb-[max(12px,env(safe-area-inset-bottom))] desk:hidden print:hidden">
        <Asking landing={landing} way={way} />
        <Consequence landing={landing} className="mt-2 text-center text-caption text-balance text-faded" />
      </div>
    </main>
  );
}

/** A purpose may be a line or a paragraph: the longer, the smaller. */
function purposeLook(purpose: string): string {
  const length = Array.from(purpose).reduce((sum, sign) => sum + (sign > "\u2E7F" ? 2 : 1), 0);
  if (length <= 60) return "type-verdict wide:text-[3.5rem] wide:leading-[calc(78/56)]";
  return length <= 160 ? "type-title leading-[1.5]" : "text-thesis";
}

/** What it costs stands out; on what terms, less. */
function Fees({ text }: { readonly text: string }) {
  const [amount = ""] = /^[^，。；,;]{1,24}/u.exec(text) ?? [];
  return (
    <>
      <b className={amount === "" ? "" : "text-lead"}>{amount}</b>
      {text.slice(amount.length)}
    </>
  );
}

function Facts({ landing }: { readonly landing: Landing }) {
  const words = useWords(landingWords);
  const language = useLanguage();
  const { onlyHere, asks, fees, rules } = landing;
  return (
    <div className="desk:grid desk:grid-cols-2 desk:gap-x-12">
      <Block title={words.onlyHere}>
        <Dashed items={onlyHere} />
      </Block>
      <Block title={words.asks}>
        {asks.length === 0 ? <p lang={language}>{words.nothingAsked}</p> : <Dashed items={asks} />}
      </Block>
      <Block title={words.fees}>
        <p className="break-words">
          {fees === "" ? <span lang={language}>{words.noFees}</span> : <Fees text={fees} />}
        </p>
        <p lang={language}>{words.noReward}</p>
      </Block>
      <Block title={words.rules(formatCount(language, rules.length))}>
        <Rules rules={rules.slice(0, RULES_SHOWN)} />
      </Block>
    </div>
  );
}

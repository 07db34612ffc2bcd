import type { SanctionView } from "@kith/contract/stay";
import type { ReactNode } from "react";
import { useWords } from "../../lib/words.ts";
import { When } from "../../ui/when.tsx";
import { ruleName } from "./said.ts";
import { WithTime } from "./with-time.tsx";
import { stayWords } from "./words.ts";

/** Everything there is to a sanction: the rule's words at the time, the reason, by whom, and what it is about. */
export function SanctionBody({ sanction }: { readonly sanction: SanctionView }) {
  const words = useWords(stayWords).sanction;
  const { rule, reason, ground, givenByName, givenAt, lift } = sanction;
  return (
    <div className="grid gap-3">
      <Rule rule={rule} />
      <dl className="grid gap-2.5">
        <Fact label={words.reason}>{reason === "" ? words.wordsGone : reason}</Fact>
        {ground !== null && <Fact label={words.ground}>{ground === "" ? words.wordsGone : ground}</Fact>}
        <Fact label={words.by}>
          {givenByName || words.erased}
          <When at={givenAt} className="ml-3 text-faded" />
        </Fact>
        <Until sanction={sanction} />
        {lift !== null && (
          <Fact label={words.lifted}>
            {lift.reason === "" ? words.wordsGone : lift.reason}
            <span className="block text-second text-faded">
              <WithTime at={lift.at} say={(day) => words.liftedBy(lift.byName || words.erased, day)} />
            </span>
          </Fact>
        )}
      </dl>
      <Evidence sanction={sanction} />
    </div>
  );
}

/** The rule as it stood, with the version it stood in. */
function Rule({ rule }: Pick<SanctionView, "rule">) {
  const words = useWords(stayWords).sanction;
  return (
    <p className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
      <b className="tabular-nums">{ruleName(rule.number)}</b>
      <span className="break-words whitespace-pre-line">{rule.text === "" ? words.ruleGone : rule.text}</span>
      <span className="col-start-2 text-caption text-faded">{words.version(rule.version)}</span>
    </p>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="text-caption text-faded">{label}</dt>
      <dd className="break-words whitespace-pre-line">{children}</dd>
    </div>
  );
}

function Until({ sanction }: { readonly sanction: SanctionView }) {
  const words = useWords(stayWords).sanction;
  const { until, firstUntil, state } = sanction;
  if (until === null || state === "lifted") return null;
  return (
    <Fact label={words.until}>
      <When at={until} />
      {firstUntil !== null && (
        <span className="ml-3 text-faded">
          <WithTime at={firstUntil} say={words.firstUntil} />
        </span>
      )}
    </Fact>
  );
}

function Evidence({ sanction: { evidence } }: { readonly sanction: SanctionView }) {
  const words = useWords(stayWords).sanction;
  if (evidence.length === 0) return null;
  return (
    <figure className="rounded-box border border-line bg-sheet px-4 py-3">
      <figcaption className="text-caption text-faded">{words.evidence}</figcaption>
      {evidence.map(({ postId, text, postedAt }) => (
        <Said key={postId} text={text} at={postedAt} />
      ))}
    </figure>
  );
}

function Said({ text, at }: { readonly text: string; readonly at: string }) {
  return (
    <div className="not-first:mt-2 not-first:border-t not-first:border-line not-first:pt-2 [figcaption+&]:mt-1 [figcaption+&]:border-t-0 [figcaption+&]:pt-0">
      <q className="block text-fact break-words whitespace-pre-line">{text}</q>
      <When at={at} className="text-caption text-faded" />
    </div>
  );
}

import { Collapsible } from "@base-ui/react/collapsible";
import type { LineView } from "@kith/contract/diagnosis";
import { useWords } from "../../lib/words.ts";
import { panelLook } from "../../ui/disclosure.tsx";
import { GradeMark } from "../../ui/grade-mark.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Ruler } from "../../ui/ruler.tsx";
import { reportWords } from "./words.ts";
import { valueBefore } from "./corrections.ts";
import { Evidence } from "./evidence.tsx";
import { lineAnchor } from "./anchors.ts";
import type { LineProps } from "./line-props.ts";

interface OpenProps {
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

/** A claim with its grade, fact and number; opens its evidence in place. */
export function Line(props: LineProps & OpenProps) {
  const { line, isOpen, onOpen } = props;
  return (
    <Collapsible.Root
      open={isOpen}
      onOpenChange={onOpen}
      className="border-b border-line"
      data-line={line.id}
      id={lineAnchor(line.id)}
    >
      <div className="relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-0.5 py-[13px] has-[button:active]:bg-sunk desk:grid-cols-[112px_minmax(0,1fr)_104px_116px_106px_20px] desk:gap-x-3.5 desk:py-3.5 wide:grid-cols-[112px_minmax(0,1fr)_190px_128px_104px_24px] wide:gap-x-5">
        <Claim line={line} />
        <Numbers {...props} />
        <Icon
          name="down"
          className={`hidden size-[18px] justify-self-end desk:order-5 text-faded transition-transform duration-[160ms] desk:block print:hidden ${isOpen ? "rotate-180" : ""}`}
        />
      </div>
      <Collapsible.Panel hiddenUntilFound className={panelLook}>
        <Evidence {...props} isOpen={isOpen} />
      </Collapsible.Panel>
    </Collapsible.Root>
  );
}

/** The heading's button covers the whole row; for ears it is the whole line as one sentence. */
function Claim({ line }: { readonly line: LineView }) {
  return (
    <>
      <div className="desk:order-2">
        <h3 className="text-body">
          <Collapsible.Trigger
            aria-label={line.spoken}
            className="block text-left font-semibold after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-mark focus-visible:after:outline-2 focus-visible:after:outline-ink"
          >
            {line.title}
          </Collapsible.Trigger>
        </h3>
        <p className="hidden text-second text-faded desk:block">{line.fact}</p>
      </div>
      <span className="flex desk:order-1" aria-hidden="true">
        <GradeMark grade={line.grade} word={line.gradeWord} />
      </span>
      <p className="col-span-full text-fact text-faded desk:hidden">{line.fact}</p>
    </>
  );
}

function Numbers({ line, corrections }: LineProps) {
  const words = useWords(reportWords).line;
  const before = valueBefore(corrections, line.id);
  return (
    <>
      <div className="col-span-full desk:order-3 desk:col-span-1 empty:hidden desk:empty:block">
        {line.ruler !== null && <Ruler ruler={line.ruler} grade={line.grade} />}
      </div>
      <div
        className="col-span-full flex items-baseline gap-2.5 text-second text-faded desk:order-4 desk:col-span-2 desk:grid desk:grid-cols-[116px_106px] desk:gap-3.5 wide:grid-cols-[128px_104px] wide:gap-5"
        aria-hidden="true"
      >
        <span className="flex flex-wrap items-baseline gap-x-2">
          {line.value !== null && <b className="text-lead leading-none text-ink">{line.value}</b>}
          {line.interval !== null && <span>{line.interval}</span>}
          {before !== null && before !== line.value && (
            <span className="text-caption">{words.before(before)}</span>
          )}
        </span>
        <span className="ml-auto desk:m-0">{line.n}</span>
      </div>
    </>
  );
}

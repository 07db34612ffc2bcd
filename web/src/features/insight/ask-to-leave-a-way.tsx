import type { DrillView } from "@kith/contract/insight";
import { useState } from "react";
import { useCommunity } from "../../app/community/context.ts";
import { formatCount } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { lostOf } from "./drill.ts";
import { insightWords } from "./words.ts";

interface AskProps {
  readonly drill: DrillView;
  /** On a phone: the bar at the bottom, with one line of what it does. */
  readonly isBar?: boolean;
}

/** The one act of the drill. It sends nothing by itself and names nobody: words to post while the chat is there. */
export function AskToLeaveAWay({ drill, isBar = false }: AskProps) {
  const words = useWords(insightWords).drill;
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const lost = lostOf(drill);
  const count = formatCount(language, lost);
  const button = (
    <Button kind="primary" className="w-full" onClick={() => setOpen(true)}>
      {words.ask(count, lost)}
    </Button>
  );
  const sheet = <AskSheet drill={drill} isOpen={isOpen} onClose={() => setOpen(false)} />;
  if (isBar) {
    return (
      <>
        {button}
        <p className="mt-2 text-center text-caption text-faded">{words.askShort}</p>
        {sheet}
      </>
    );
  }
  const isKept = lost === 0;
  return (
    <section className="mt-7 rounded-box border border-line bg-sheet px-4 py-5 desk:mt-0 desk:px-6">
      <h2 className="text-lead leading-[calc(28/18)]">{isKept ? words.kept : words.keepTitle(count)}</h2>
      {isKept && <p className="mt-0.5 text-second text-faded">{words.keptText}</p>}
      <ol className="mt-1">
        {drill.advice.map((advice) => (
          <li key={advice} className="border-b border-line py-2.5 text-fact last:border-0">
            {advice}
          </li>
        ))}
      </ol>
      {!isKept && (
        <div className="mt-2.5 hidden desk:block">
          {button}
          <p className="mt-2.5 text-caption text-faded">{words.askShort}</p>
        </div>
      )}
      {sheet}
    </section>
  );
}

interface AskSheetProps {
  readonly drill: DrillView;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function AskSheet({ drill, isOpen, onClose }: AskSheetProps) {
  const words = useWords(insightWords).drill;
  const language = useLanguage();
  const { name } = useCommunity();
  const [copied, setCopied] = useState<"yes" | "failed" | null>(null);
  const lost = lostOf(drill);
  const [members, count] = [drill.members, lost].map((n) => formatCount(language, n));
  const text = words.askWords(name, members ?? "", count ?? "");
  const copy = () => {
    copyText(text).then(
      () => setCopied("yes"),
      () => setCopied("failed"),
    );
  };
  return (
    <Sheet
      isOpen={isOpen}
      onClose={onClose}
      title={words.ask(count ?? "", lost)}
      close={words.close}
      act={
        <Button kind="primary" onClick={copy}>
          {words.copy}
        </Button>
      }
    >
      <p className="text-faded">{words.askText}</p>
      <blockquote className="mt-3 rounded-box bg-sunk px-4 py-3.5 select-all">{text}</blockquote>
      <output className="mt-2 block font-semibold empty:hidden">
        {copied === null ? "" : copied === "yes" ? words.copied : words.copyFailed}
      </output>
    </Sheet>
  );
}

/** Only pages served over HTTPS, or on one's own machine, have a clipboard. */
async function copyText(text: string): Promise<void> {
  if (!("clipboard" in navigator)) throw new Error("no clipboard");
  await navigator.clipboard.writeText(text);
}

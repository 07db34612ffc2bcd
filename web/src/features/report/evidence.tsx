import { useState, type ReactNode } from "react";
import { formatCount } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { reportWords } from "./words.ts";
import { useAllEvidence, useWithout } from "./evidence-queries.ts";
import { CardLinksContext, useCardLinks } from "./card-links.ts";
import type { EvidencePortion, LineProps } from "./line-props.ts";
import { actLook, Piece, SetAside } from "./pieces.tsx";

/** The very words behind a line, what is wrong with them, and what to do next. */
export function Evidence(props: LineProps & { readonly isOpen: boolean }) {
  const { line, source, onCorrect, isOpen } = props;
  const words = useWords(reportWords).line;
  const language = useLanguage();
  const [isDoubted, setDoubted] = useState(false);
  const [isAll, setAll] = useState(false);
  const [isExplained, setExplained] = useState(false);
  const all = useAllEvidence(source, line.id, isAll);
  const without = useWithout(source, line.id, isOpen && line.evidence.length > 0);
  const portions: readonly Portion[] = (isAll ? all.data?.pages : undefined) ?? [line];
  const pieces = portions.flatMap(({ evidence }) => evidence);
  const unlisted =
    isAll && all.data !== undefined && !all.hasNextPage ? line.evidenceTotal - pieces.length : 0;
  const canDoubt = onCorrect !== undefined && pieces.some(({ disputes }) => disputes.length > 0);
  return (
    <div className="grid gap-2.5 pb-4 desk:ml-[126px] desk:grid-cols-3 desk:gap-3 print:grid-cols-2 wide:ml-[132px]">
      {pieces.length === 0 && (
        <p className="text-second text-faded desk:col-span-full print:col-span-full">{words.noEvidence}</p>
      )}
      {portions.map((portion) => (
        <Pieces key={portion.evidence[0]?.key} {...props} portion={portion} isDoubted={isDoubted} />
      ))}
      <SetAside {...props} />
      {unlisted > 0 && (
        <p className="text-second text-faded desk:col-span-full print:col-span-full">
          {words.listed(formatCount(language, pieces.length), formatCount(language, line.evidenceTotal))}
        </p>
      )}
      <Without text={without.data ?? line.without} isComing={without.isLoading} />
      <p className="flex flex-wrap gap-x-[22px] empty:hidden desk:col-span-full print:col-span-full desk:-my-2">
        {canDoubt && (
          <Act isOn={isDoubted} onClick={() => setDoubted(!isDoubted)}>
            {isDoubted ? words.wrongDone : words.wrong}
          </Act>
        )}
        {source !== null && line.evidenceTotal > line.evidence.length && (
          <AllAct total={line.evidenceTotal} isAll={isAll} onAll={setAll} all={all} />
        )}
        <Act isOpen={isExplained} onClick={() => setExplained(!isExplained)}>
          {words.how}
        </Act>
        <output className="self-center text-second text-faded empty:hidden">
          {all.isFetching ? words.loadingEvidence : all.error === null ? "" : words.evidenceFailed}
        </output>
      </p>
      <p
        className={`max-w-[48em] text-second text-faded desk:col-span-full print:col-span-full ${isExplained ? "" : "hidden print:block"}`}
      >
        {line.how}
      </p>
      {line.next !== null && (
        <p className="rounded-box bg-sunk px-4 py-3.5 text-fact desk:col-span-full print:col-span-full">
          <b>{words.next}</b>
          {line.next}
        </p>
      )}
    </div>
  );
}

type Portion = Pick<EvidencePortion, "evidence" | "links">;

interface AllActProps {
  readonly total: number;
  readonly isAll: boolean;
  readonly onAll: (isAll: boolean) => void;
  readonly all: ReturnType<typeof useAllEvidence>;
}

/** All of them, more, and back to the first few: one button all along, so that whoever pressed it stands on it still. */
function AllAct({ total, isAll, onAll, all }: AllActProps) {
  const words = useWords(reportWords).line;
  const language = useLanguage();
  if (!isAll) return <Act onClick={() => onAll(true)}>{words.all(formatCount(language, total))}</Act>;
  if (!all.hasNextPage && !all.isFetching) return <Act onClick={() => onAll(false)}>{words.fewer}</Act>;
  return <Act onClick={() => void all.fetchNextPage()}>{words.moreEvidence}</Act>;
}

interface PiecesProps extends LineProps {
  readonly portion: Portion;
  readonly isDoubted: boolean;
}

/** Pieces that came together. */
function Pieces({ portion: { evidence, links }, ...props }: PiecesProps) {
  const common = useCardLinks();
  return (
    <CardLinksContext value={links ?? common}>
      {evidence.map((piece) => (
        <Piece key={piece.key} {...props} piece={piece} />
      ))}
    </CardLinksContext>
  );
}

interface WithoutProps {
  readonly text: string | null;
  readonly isComing: boolean;
}

/** The evidence weighed: what the number would be without it. Its place is kept, so that no button below moves. */
function Without({ text, isComing }: WithoutProps) {
  if (text === null && !isComing) return null;
  return (
    <p className="min-h-[2lh] text-second text-faded desk:col-span-full desk:min-h-[1lh] print:col-span-full print:min-h-0">
      {text}
    </p>
  );
}

interface ActProps {
  /** Set for what stays pressed. */
  readonly isOn?: boolean;
  /** Set for what opens something. */
  readonly isOpen?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Act({ isOn, isOpen, onClick, children }: ActProps) {
  return (
    <button type="button" aria-pressed={isOn} aria-expanded={isOpen} className={actLook} onClick={onClick}>
      {children}
    </button>
  );
}

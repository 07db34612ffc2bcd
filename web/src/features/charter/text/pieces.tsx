import type { ChangedLine, CharterChange } from "@kith/contract/charter-changes";
import type { CharterItem } from "@kith/contract/charter-content";
import type { TextPiece } from "@kith/contract/words-changed";
import { useWords } from "../../../lib/words.ts";
import { charterWords } from "../words.ts";
import { charterTextWords } from "./words.ts";

interface ChangeListProps {
  readonly changes: readonly CharterChange[];
  /** The number the next new rule will be given, where a draft is compared. */
  readonly nextRule?: number;
  /** Whether a heading stands above it, beside the page's own. */
  readonly isInSection?: boolean;
}

/** What is otherwise, part by part, as a careful editor marks it. */
export function ChangeList({ changes, nextRule, isInSection = false }: ChangeListProps) {
  const { items, versions } = useWords(charterTextWords);
  const Title = isInSection ? "h3" : "h2";
  if (changes.length === 0) return <p className="mt-4 text-faded">{versions.same}</p>;
  return (
    <div className="max-w-[680px]">
      {changes.map(({ item, lines }) => (
        <section key={item} className="border-b border-line py-4">
          <Title className="mb-1.5 text-second text-faded">{items[item].title}</Title>
          <ul className="grid gap-2.5">
            {lines.map((line, place) => (
              <li key={`${line.of} ${place}`}>
                <Line item={item} line={line} number={newNumber(lines, place, nextRule)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** The number a new rule of a draft will be given. */
function newNumber(lines: readonly ChangedLine[], place: number, next = 0): number {
  return next + lines.slice(0, place).filter(({ of }) => of === "new").length;
}

function Line({
  item,
  line,
  number,
}: {
  readonly item: CharterItem;
  readonly line: ChangedLine;
  readonly number: number;
}) {
  const { versions } = useWords(charterTextWords);
  const nameOf = useNames(item, line);
  const isRule = item === "rules";
  const label = useLabel(item, line.of);
  const head = isRule ? `R${line.of === "new" ? number : line.of}` : label;
  const word = isRule && line.change === "removed" ? versions.withdrawn : versions[line.change];
  return (
    <div className={isRule ? "grid grid-cols-[2.75rem_minmax(0,1fr)]" : ""}>
      {head !== null && (
        <b className={isRule ? "latin font-semibold tabular-nums" : "mr-3 text-second font-semibold"}>
          {head}
        </b>
      )}
      <p className="min-w-0 whitespace-pre-line">
        <span className="unseen">{`${word}: `}</span>
        {line.pieces.map((piece, place) => (
          // oxlint-disable-next-line react/no-array-index-key
          <Piece key={place} piece={piece} text={nameOf(piece.text)} />
        ))}
        {line.change !== "changed" && <span className="ml-2 text-caption text-faded">{word}</span>}
      </p>
    </div>
  );
}

/** What was put in is underlined, what was taken out struck through: shape speaks, not colour. */
function Piece({ piece, text }: { readonly piece: TextPiece; readonly text: string }) {
  if (piece.kind === "same") return <span>{text}</span>;
  if (piece.kind === "removed") return <del className="text-faded decoration-ink">{text}</del>;
  return <ins className="decoration-ink decoration-[1.5px] underline-offset-4 font-semibold">{text}</ins>;
}

/** What the contract gives a name to is told in words. */
function useNames(item: CharterItem, { of }: ChangedLine): (text: string) => string {
  const { motives } = useWords(charterWords);
  const { anchors } = useWords(charterTextWords);
  return (text) => {
    if (item === "motive" && text in motives) return motives[text as keyof typeof motives].word;
    if (item === "anchor" && of === "kind" && text in anchors)
      return anchors[text as keyof typeof anchors].word;
    return text;
  };
}

function useLabel(item: CharterItem, of: string): string | null {
  const { vocabulary, versions, item: words } = useWords(charterTextWords);
  if (of === "order") return versions.order;
  if (item === "vocabulary" && of in vocabulary) return vocabulary[of as keyof typeof vocabulary];
  if (item !== "goal") return null;
  const parts: Readonly<Record<string, string>> = {
    text: words.goalText,
    target: words.goalTarget,
    unit: words.goalUnit,
    until: words.goalUntil,
  };
  return parts[of] ?? null;
}

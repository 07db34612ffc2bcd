import type { ApplicationLine } from "@kith/contract/applications";
import { Link } from "@tanstack/react-router";
import { useRef, type KeyboardEvent } from "react";
import { useCommunity } from "../../../app/community/context.ts";
import { initialOf } from "../../../lib/initial.ts";
import { useWords } from "../../../lib/words.ts";
import { PersonDisc } from "../../../ui/person-disc.tsx";
import { RoleMark } from "../../../ui/role-mark.tsx";
import { TickBox } from "../../../ui/tick-box.tsx";
import { When } from "../../../ui/when.tsx";
import { gateWords } from "../words.ts";

interface QueueRowsProps {
  readonly lines: readonly ApplicationLine[];
  readonly selected: ReadonlySet<string>;
  /** Null where nothing can be decided. */
  readonly onSelect: ((selected: ReadonlySet<string>) => void) | null;
}

/** Applications as rows: arrow keys move, X selects, Enter opens; Shift and a click select all between. */
export function QueueRows({ lines, selected, onSelect }: QueueRowsProps) {
  const words = useWords(gateWords).queue;
  const list = useRef<HTMLUListElement>(null);
  const isAll = lines.every(({ id }) => selected.has(id));
  const toggle = useToggling(lines, selected, onSelect);
  return (
    <>
      {onSelect !== null && (
        <div className="flex items-center gap-1 border-b border-line">
          <TickBox
            label={words.selectAll}
            isTicked={isAll}
            onTick={() => onSelect(isAll ? new Set() : new Set(lines.map(({ id }) => id)))}
          />
          <span aria-hidden="true" className="text-second text-faded">
            {words.selectAll}
          </span>
          <span className="ml-auto hidden text-caption text-faded desk:pointer-fine:inline">
            {words.keys}
          </span>
        </div>
      )}
      <ul ref={list} aria-label={words.list}>
        {lines.map((line, index) => (
          <li
            key={line.id}
            className={`flex items-start border-b border-line ${selected.has(line.id) ? "bg-sunk" : ""}`}
          >
            {onSelect !== null && (
              <span className="pt-2 pr-1">
                <TickBox
                  label={words.select(line.name)}
                  isTicked={selected.has(line.id)}
                  onTick={(isRange) => toggle(index, isRange)}
                />
              </span>
            )}
            <Row
              line={line}
              onKeyDown={(event) => {
                if (event.key === "x" && onSelect !== null) toggle(index, event.shiftKey);
                else moveFocus(event, list.current);
              }}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Selects one row or gives it up; as a range, all between it and the last. */
function useToggling(
  lines: readonly ApplicationLine[],
  selected: ReadonlySet<string>,
  onSelect: QueueRowsProps["onSelect"],
): (index: number, isRange: boolean) => void {
  const last = useRef<number | null>(null);
  return (index, isRange) => {
    const from = isRange ? (last.current ?? index) : index;
    const isTicked = !selected.has(lines[index]?.id ?? "");
    const next = new Set(selected);
    for (const { id } of lines.slice(Math.min(from, index), Math.max(from, index) + 1)) {
      if (isTicked) next.add(id);
      else next.delete(id);
    }
    last.current = index;
    onSelect?.(next);
  };
}

function moveFocus(event: KeyboardEvent<HTMLElement>, list: HTMLElement | null): void {
  const step = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key];
  if (step === undefined || list === null) return;
  const links = [...list.querySelectorAll<HTMLElement>("a")];
  const next = links[links.indexOf(event.currentTarget) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

interface RowProps {
  readonly line: ApplicationLine;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

function Row({ line, onKeyDown }: RowProps) {
  const { slug } = useCommunity();
  const said = line.answers.filter(({ answer }) => answer !== "");
  return (
    <Link
      to="/c/$slug/gate/applications/$applicationId"
      params={{ slug, applicationId: line.id }}
      onKeyDown={onKeyDown}
      className="flex min-h-16 min-w-0 flex-1 items-start gap-3 py-3 active:bg-sunk"
    >
      <PersonDisc initial={initialOf(line.name)} size={36} />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-baseline gap-x-3">
          <b className="max-w-full truncate">{line.name}</b>
          <Facts line={line} />
        </span>
        <span className="block truncate text-second text-faded">
          {said.map(({ text, answer }, index) => (
            <span key={text}>
              {index > 0 && <span className="mx-1.5">·</span>}
              <span className="hidden desk:inline">{text} </span>
              <span className="text-ink">{answer}</span>
            </span>
          ))}
          {said.length === 0 && line.codeName}
        </span>
      </span>
    </Link>
  );
}

function Facts({ line }: { readonly line: ApplicationLine }) {
  const words = useWords(gateWords).queue;
  return (
    <span className="flex flex-wrap items-baseline gap-x-2 text-second text-faded">
      <When at={line.sentAt} />
      {line.isLate && <b className="text-amber">{words.isLate}</b>}
      {line.hasAnswered && <RoleMark>{words.answered}</RoleMark>}
      {line.isEvidenceMissing && <RoleMark>{words.noEvidence}</RoleMark>}
      {line.referee === "vouched" && <RoleMark>{words.vouched}</RoleMark>}
      {line.codeName !== null && line.answers.length > 0 && (
        <span className="hidden max-w-[16em] truncate desk:inline">{line.codeName}</span>
      )}
    </span>
  );
}

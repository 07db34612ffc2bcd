import type { MeshRow, MeshView } from "@kith/contract/diagnosis";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { formatCount } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { buttonLook } from "../../ui/button.tsx";
import { PersonDisc } from "../../ui/person-disc.tsx";
import { Rich } from "../../ui/rich.tsx";
import type { Neighbours } from "./neighbours.ts";
import { CircleRows } from "./circle-rows.tsx";
import { rowLook } from "./row-look.ts";
import { TiedPeople } from "./tied-people.tsx";
import type { Walk } from "./walk.ts";
import { meshWords } from "./words.ts";

interface MeshListProps {
  readonly mesh: MeshView;
  readonly neighbours: Neighbours;
  readonly walk: Walk;
  readonly isFull: boolean;
  readonly onOpenCircle: (circle: number) => void;
  readonly onAlone: (person: number) => void;
}

const FEW = 7;
const PAGE = 50;

/**
 * Everything the picture says, as a list. Up and down move between rows, right goes to the people tied to
 * whoever is picked, left back to where one came from.
 */
export function MeshList(props: MeshListProps) {
  const { mesh, walk, isFull, onOpenCircle } = props;
  const words = useWords(meshWords);
  const language = useLanguage();
  const [count, setCount] = useState(PAGE);
  const list = useRef<HTMLDivElement>(null);
  const rows = isFull ? mesh.rows.slice(0, count) : fewRows(mesh.rows);
  const stray = rows.every(({ person }) => person !== walk.picked)
    ? mesh.rows.find(({ person }) => person === walk.picked)
    : undefined;
  const left = isFull ? mesh.rows.length - rows.length : 0;
  useEffect(() => {
    if (walk.picked === null) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-person="${walk.picked}"] [data-row]`);
    // Picked in the picture: the list scrolls to the name. Reached along a tie: the keyboard goes with it.
    if (walk.isUnderWay) row?.focus();
    else scrollInside(list.current, row ?? null);
  }, [walk.picked, walk.isUnderWay]);
  return (
    <section aria-label={words.list} className="mt-2.5 min-w-0">
      <p className="unseen">{words.keys}</p>
      <div
        ref={list}
        className={isFull ? "desk:max-h-[620px] desk:overflow-y-auto desk:pr-2 print:max-h-none" : ""}
      >
        <ul>
          {stray !== undefined && <Row {...props} row={stray} />}
          {rows.map((row) => (
            <Row key={row.person} {...props} row={row} />
          ))}
        </ul>
        {left > 0 && (
          <button type="button" className={buttonLook("text", true)} onClick={() => setCount(count + PAGE)}>
            {words.more(formatCount(language, Math.min(PAGE, left)))}
          </button>
        )}
      </div>
      {mesh.mode === "circles" && <CircleRows circles={mesh.circles} onOpen={onOpenCircle} />}
      <dl>
        {mesh.figures.map(({ label, value, note }) => (
          <div key={label} className={`${rowLook} flex-wrap gap-y-0`}>
            <dt>{label}</dt>
            <dd className="ml-auto text-second text-faded">
              <b className="text-fact text-ink">{value}</b> {note}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The backbone; where there is none, the first few. */
function fewRows(rows: readonly MeshRow[]): readonly MeshRow[] {
  const backbone = rows.filter(({ isBackbone }) => isBackbone);
  return (backbone.length > 0 ? backbone : rows).slice(0, FEW);
}

function Row({ row, walk, neighbours, onAlone }: MeshListProps & { readonly row: MeshRow }) {
  const words = useWords(meshWords);
  const isPicked = walk.picked === row.person;
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) focusSibling(event.currentTarget, step);
    else if (event.key === "ArrowRight" && isPicked) focusFirstTied(event.currentTarget);
    else if (event.key === "ArrowRight") walk.pick(row.person);
    else if (event.key === "ArrowLeft" && isPicked) walk.back();
    else return;
    event.preventDefault();
  };
  return (
    <li data-person={row.person} className={isPicked ? "rounded-box bg-sunk" : ""}>
      <button
        type="button"
        data-row
        aria-expanded={isPicked}
        className={`${rowLook} w-full text-left active:bg-sunk ${isPicked ? "border-transparent px-2" : ""}`}
        onClick={() => walk.pick(isPicked ? null : row.person)}
        onKeyDown={onKeyDown}
      >
        <PersonDisc initial={row.initial} look={lookOf(row)} isPicked={isPicked} />
        <span className="flex min-w-0 flex-wrap items-center gap-x-2">
          <span className="max-w-full truncate">{row.name}</span>
          {row.role !== "" && (
            <span className="rounded-mark border border-edge px-1.5 text-tiny whitespace-nowrap text-faded">
              {row.role}
            </span>
          )}
        </span>
        <span className="ml-auto text-second whitespace-nowrap text-faded [&_b]:text-fact [&_b]:text-ink">
          <Rich text={row.fact} />
        </span>
      </button>
      {isPicked && (
        <div className="px-2 pb-2">
          <TiedPeople row={row} neighbours={neighbours} walk={walk} />
          {row.ties > 0 && (
            <button type="button" className={buttonLook("text", true)} onClick={() => onAlone(row.person)}>
              {words.alone(row.name)}
            </button>
          )}
        </div>
      )}
    </li>
  );
}

/** Scrolls the list, never the page: whoever touches the picture is looking at the picture. */
function scrollInside(list: HTMLElement | null, row: HTMLElement | null): void {
  if (list === null || row === null || list.scrollHeight <= list.clientHeight) return;
  const [box, at] = [list.getBoundingClientRect(), row.getBoundingClientRect()];
  if (at.top < box.top) list.scrollTop += at.top - box.top;
  else if (at.bottom > box.bottom) list.scrollTop += at.bottom - box.bottom;
}

function lookOf(row: MeshRow): "backbone" | "member" | "absent" {
  if (row.isBackbone) return "backbone";
  return row.ties === 0 ? "absent" : "member";
}

function focusSibling(button: HTMLElement, step: number): void {
  const rows = [...(button.closest("ul")?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
  rows[rows.indexOf(button) + step]?.focus();
}

function focusFirstTied(button: HTMLElement): void {
  button.closest("li")?.querySelector<HTMLElement>("[data-tied]")?.focus();
}

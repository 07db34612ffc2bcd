import type { MeshRow } from "@kith/contract/diagnosis";
import { useState, type KeyboardEvent } from "react";
import { formatCount } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import type { Neighbours } from "./neighbours.ts";
import type { Walk } from "./walk.ts";
import { meshWords } from "./words.ts";

interface TiedPeopleProps {
  readonly row: MeshRow;
  readonly neighbours: Neighbours;
  readonly walk: Walk;
}

const FEW = 12;

/** The people tied to whoever is picked, the deepest first. Each is a step further. */
export function TiedPeople({ row, neighbours, walk }: TiedPeopleProps) {
  const words = useWords(meshWords);
  const language = useLanguage();
  const [count, setCount] = useState(FEW);
  const around = neighbours.around(neighbours.indexOf(row.person));
  if (around.length === 0) return <p className="pb-1 text-second text-faded">{words.noTies}</p>;
  const rest = around.length - count;
  return (
    <>
      <p className="text-caption text-faded">
        {words.tiedTo(row.name, formatCount(language, around.length))}
      </p>
      <ul className="flex flex-wrap gap-x-1">
        {around.slice(0, count).map(({ node, tie }) => (
          <li key={node.person}>
            <button
              type="button"
              data-tied
              className="inline-flex min-h-11 items-center gap-1 px-1.5 text-second active:bg-sheet desk:min-h-8"
              onClick={() => walk.follow(node.person)}
              onKeyDown={(event) => step(event, () => walk.follow(node.person), walk.back)}
            >
              <span className="underline decoration-edge underline-offset-4">{node.name}</span>
              {tie.isDeep && <span className="text-tiny text-faded">{words.deep}</span>}
            </button>
          </li>
        ))}
        {rest > 0 && (
          <li>
            <button
              type="button"
              className="min-h-11 px-1.5 text-second text-faded underline decoration-edge underline-offset-4 desk:min-h-8"
              onClick={() => setCount(around.length)}
            >
              {words.restTied(formatCount(language, rest))}
            </button>
          </li>
        )}
      </ul>
    </>
  );
}

function step(event: KeyboardEvent<HTMLButtonElement>, follow: () => void, back: () => void): void {
  const tied = [...(event.currentTarget.closest("ul")?.querySelectorAll<HTMLElement>("[data-tied]") ?? [])];
  const place = tied.indexOf(event.currentTarget);
  if (event.key === "ArrowDown") tied[place + 1]?.focus();
  else if (event.key === "ArrowUp") tied[place - 1]?.focus();
  else if (event.key === "ArrowRight") follow();
  else if (event.key === "ArrowLeft") back();
  else return;
  event.preventDefault();
}

import type { MeshCircle } from "@kith/contract/diagnosis";
import { useState } from "react";
import { formatCount } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { buttonLook } from "../../ui/button.tsx";
import { rowLook } from "./row-look.ts";
import { meshWords } from "./words.ts";

interface CircleRowsProps {
  readonly circles: readonly MeshCircle[];
  readonly onOpen: (circle: number) => void;
}

const FEW = 6;

/** The circles of a crowd, the largest first; each opens its own mesh. */
export function CircleRows({ circles, onOpen }: CircleRowsProps) {
  const words = useWords(meshWords);
  const language = useLanguage();
  const [isAll, setAll] = useState(false);
  const inOrder = circles
    .map((circle, index) => ({ ...circle, index }))
    .toSorted((one, other) => other.people - one.people);
  const shown = isAll ? inOrder : inOrder.slice(0, FEW);
  return (
    <>
      <ul aria-label={words.circles}>
        {shown.map(({ label, people, index }) => (
          <li key={index}>
            <button
              type="button"
              className={`${rowLook} w-full text-left active:bg-sunk`}
              onClick={() => onOpen(index)}
            >
              <span className="min-w-0 truncate underline decoration-edge underline-offset-4">{label}</span>
              <span className="ml-auto whitespace-nowrap text-faded">
                {label.includes(formatCount(language, people))
                  ? ""
                  : words.circlePeople(formatCount(language, people), people)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length < circles.length && (
        <button type="button" className={buttonLook("text", true)} onClick={() => setAll(true)}>
          {words.moreCircles(formatCount(language, circles.length - shown.length))}
        </button>
      )}
    </>
  );
}

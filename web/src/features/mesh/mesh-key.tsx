import type { MeshView } from "@kith/contract/diagnosis";
import type { ReactNode } from "react";
import { useWords } from "../../lib/words.ts";
import { meshWords } from "./words.ts";

/** What the marks of the picture are, with how many of each there are. */
export function MeshKey({ mesh, isCircles }: { readonly mesh: MeshView; readonly isCircles: boolean }) {
  const words = useWords(meshWords);
  const { key } = mesh;
  return (
    <ul className="mt-1.5 flex flex-wrap px-2 desk:px-0 gap-x-3 gap-y-1 text-caption text-faded desk:mt-1">
      <Item text={isCircles ? words.between : key.deep}>
        <path d="M1 9Q11 1 21 6" className="fill-none stroke-thread stroke-2" />
      </Item>
      {isCircles ? (
        <Item text={words.grain}>
          <circle cx="11" cy="6" r="2.500" className="fill-ink" />
        </Item>
      ) : (
        <Item text={key.ordinary}>
          <path d="M1 9Q11 3 21 6" className="fill-none stroke-faded" />
        </Item>
      )}
      <Item text={key.backbone}>
        <circle cx="11" cy="6" r="5" className="fill-ink" />
      </Item>
      <Item text={key.alone}>
        <circle
          cx="11"
          cy="6"
          r="4.500"
          className="fill-paper stroke-faded stroke-[1.3] [stroke-dasharray:2.4_2]"
        />
      </Item>
    </ul>
  );
}

function Item({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  if (text === "") return null;
  return (
    <li className="inline-flex items-center gap-[5px]">
      <svg viewBox="0 0 22 12" className="h-3 w-[18px]" aria-hidden="true">
        {children}
      </svg>
      {text}
    </li>
  );
}

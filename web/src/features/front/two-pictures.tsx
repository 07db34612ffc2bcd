import { curvePath, type Point } from "../../lib/curve.ts";

/** The same 24 people, once around a host and once tied to each other. Decoration: the words beside say it. */
const places = `
  150,150 117.3,147.6 179.7,117.2 147,205.2 114.8,114.1 206.9,147.3 103.5,196.3 158.9,78.8
  195,207.9 62.2,126.2 224.9,105.1 130.1,232 105.2,59 237.7,183.2 48.2,179.1 203.6,54.3
  179.4,258.7 49.9,85.7 267.3,125.2 80.3,245.7 140.1,27.8 242.9,229.3 17.1,152 239.9,65.9`;

/** From-to and the thread's width; a thread bows to the left of its way. */
const threads = `
  0-1 1.4, 4-0 2.2, 1-4 2.1, 1-6 1.3, 2-5 1.8, 2-7 2.3, 2-0 1.8, 11-3 2.2, 3-6 1.9, 3-8 1.8,
  4-9 1.4, 5-10 1.1, 13-5 1.4, 6-11 1.3, 15-7 1.7, 7-20 2.0, 8-13 2.1, 8-21 2.1, 17-9 1.2, 9-22 1.4,
  10-23 2.1, 10-2 1.5, 19-11 1.8, 20-12 1.7, 12-4 1.1, 7-12 2.3, 21-13 1.4, 22-14 1.6, 9-14 2.1, 14-6 1.3,
  23-15 2.1, 10-15 2.3, 11-16 2.2, 3-16 1.6, 12-17 1.5, 18-10 1.9, 6-19 2.3`;

const BOW = 0.12;
const people = places.trim().split(/\s+/).map(pointOf);
const ties = threads.trim().split(/,\s*/).map(tieOf);
const [host, ...others] = people;

export function SpokesPicture() {
  return (
    <Picture>
      <g className="fill-none stroke-ink/34 stroke-[1.2]">
        {others.map((other) => (
          <path key={key(other)} d={curvePath(host ?? other, other, 0)} />
        ))}
      </g>
      <People hostRadius={10} />
    </Picture>
  );
}

export function TiesPicture() {
  return (
    <Picture>
      <g className="fill-none stroke-thread [stroke-linecap:round]">
        {ties.map(({ path, width }) => (
          <path key={path} d={path} strokeWidth={width} />
        ))}
      </g>
      <People hostRadius={6.5} />
    </Picture>
  );
}

function Picture({ children }: { readonly children: React.ReactNode }) {
  return (
    <svg viewBox="0 0 300 300" className="mb-2 block h-auto w-full desk:mb-5" aria-hidden="true">
      {children}
    </svg>
  );
}

function People({ hostRadius }: { readonly hostRadius: number }) {
  return (
    <g className="fill-ink stroke-paper stroke-[3]">
      {people.map((person) => (
        <circle key={key(person)} cx={person.x} cy={person.y} r={person === host ? hostRadius : 5.5} />
      ))}
    </g>
  );
}

function key({ x, y }: Point): string {
  return `${x},${y}`;
}

function pointOf(text: string): Point {
  const [x = 0, y = 0] = text.split(",").map(Number);
  return { x, y };
}

function tieOf(text: string): { readonly path: string; readonly width: number } {
  const [from = 0, to = 0, width = 1] = text.split(/[- ]/).map(Number);
  const [a, b] = [people[from], people[to]];
  return { path: a && b ? curvePath(a, b, BOW) : "", width };
}

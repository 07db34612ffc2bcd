import type { MeshNode, MeshTie, MeshView } from "@kith/contract/diagnosis";
import { FIELD } from "../../graph/layout.ts";
import { html, type Html } from "./escape.ts";

/** The mesh as one still picture. Source: interface.md, Mesh. */

const MOST_TIES = 1500;
const MOST_LABELS = 7;

export function meshSvg(mesh: MeshView): Html {
  const inner = mesh.mode === "circles" ? circlesOf(mesh) : peopleOf(mesh);
  return html`<svg
    class="mesh"
    viewBox="0 0 ${FIELD.width} ${FIELD.height}"
    role="img"
    aria-label="${mesh.caption}"
  >
    ${inner}
  </svg>`;
}

function peopleOf({ nodes, ties }: MeshView): Html {
  const shown = ties.slice(-MOST_TIES);
  const hairs = shown.filter(({ isDeep }) => !isDeep).map((tie) => tiePath(tie, nodes));
  const threads = shown.filter(({ isDeep }) => isDeep).map((tie) => tiePath(tie, nodes));
  return html`<g fill="none" stroke="var(--hair)">${hairs}</g
    ><g fill="none" stroke="var(--thread)" stroke-linecap="round">${threads}</g
    ><g>${nodes.map((node) => disc(node, nodes.length))}</g><g>${labels(nodes)}</g>`;
}

/** One quadratic curve, bowed to a side that the two people fix, so that it never flips. */
function tiePath({ a, b, isDeep, strength, opacity }: MeshTie, nodes: readonly MeshNode[]): Html {
  const [from, to] = [nodes[a]!, nodes[b]!];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const side = (from.person * 31 + to.person * 17) % 2 === 0 ? 1 : -1;
  const bow = side * Math.min(22, length * (isDeep ? 0.13 : 0.07));
  const mid = { x: (from.x + to.x) / 2 - (dy / length) * bow, y: (from.y + to.y) / 2 + (dx / length) * bow };
  const width = isDeep ? Math.min(2.2, 0.9 + 0.22 * strength) : Math.min(1.3, 0.9 + 0.1 * strength);
  return html`<path
    d="M${from.x} ${from.y}Q${fixed(mid.x)} ${fixed(mid.y)} ${to.x} ${to.y}"
    stroke-width="${fixed(width)}"
    opacity="${opacity}"
  />`;
}

function disc({ x, y, ties, role }: MeshNode, people: number): Html {
  if (ties === 0) {
    return html`<circle
      cx="${x}"
      cy="${y}"
      r="4.5"
      fill="none"
      stroke="var(--faded)"
      stroke-dasharray="2.4 2"
    />`;
  }
  const small = people > 150;
  const plain = small
    ? Math.min(3, 2 + 0.1 * Math.sqrt(ties))
    : Math.min(7, Math.max(3.6, 2.4 + 1.35 * Math.sqrt(ties)));
  const radius = role === "backbone" ? (small ? 5 : 9) : plain;
  return html`<circle
    cx="${x}"
    cy="${y}"
    r="${fixed(radius)}"
    fill="var(--ink)"
    stroke="var(--paper)"
    stroke-width="${small ? 0.8 : 2}"
  />`;
}

/** Names of the backbone with most ties, each where it covers no other. */
function labels(nodes: readonly MeshNode[]): Html[] {
  const named = nodes.filter(({ role }) => role === "backbone").toSorted((a, b) => b.ties - a.ties);
  const taken: { left: number; right: number; top: number; bottom: number }[] = [];
  const out: Html[] = [];
  for (const node of named) {
    if (out.length === MOST_LABELS) break;
    const width = Array.from(node.name).reduce((sum, char) => sum + (char > "\u2e80" ? 13 : 7.2), 0);
    const place = places(node, width).find(
      (box) => inField(box) && !taken.some((other) => overlaps(box, other)),
    );
    if (place === undefined) continue;
    taken.push(place);
    out.push(
      html`<text
        x="${fixed(place.left)}"
        y="${fixed(place.bottom - 3)}"
        font-size="13"
        font-weight="600"
        fill="var(--ink)"
        stroke="var(--paper)"
        stroke-width="5"
        stroke-linejoin="round"
        paint-order="stroke"
        >${node.name}</text
      >`,
    );
  }
  return out;
}

function places({ x, y }: MeshNode, width: number) {
  const box = (left: number, top: number) => ({ left, right: left + width, top, bottom: top + 16 });
  return [
    box(x + 12, y - 8),
    box(x - 12 - width, y - 8),
    box(x - width / 2, y - 28),
    box(x - width / 2, y + 12),
  ];
}

type Box = ReturnType<typeof places>[number];

function inField({ left, right, top, bottom }: Box): boolean {
  return left >= 0 && right <= FIELD.width && top >= 0 && bottom <= FIELD.height;
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** A large crowd: circles of people, and a thread for the deep ties between two of them. */
function circlesOf({ circles, threads }: MeshView): Html {
  const drawn = threads
    .filter(({ deepTies }) => deepTies >= 3)
    .map(({ a, b, deepTies }) => {
      const [from, to] = [circles[a]!, circles[b]!];
      const width = Math.min(6, Math.max(1, Math.sqrt(deepTies)));
      return html`<path d="M${from.x} ${from.y}L${to.x} ${to.y}" stroke-width="${fixed(width)}" />`;
    });
  const discs = circles.map(
    ({ x, y, r, label }) =>
      html`<circle cx="${x}" cy="${y}" r="${r}" fill="var(--sunk)" stroke="var(--edge)" /><text
          x="${x}"
          y="${y}"
          font-size="12"
          fill="var(--ink)"
          text-anchor="middle"
          >${label}</text
        >`,
  );
  return html`<g fill="none" stroke="var(--thread)" stroke-linecap="round">${drawn}</g>${discs}`;
}

function fixed(value: number): string {
  return value.toFixed(1);
}

import type { MeshNode, MeshTie } from "@kith/contract/diagnosis";
import { controlPoint, curvePath, type Point } from "../../lib/curve.ts";

/** The mesh's field and how large things are drawn in it. Source: interface.md, "Mesh". */
export const FIELD = { width: 720, height: 560 } as const;

/** Below this width, in CSS pixels, everything is drawn larger, or it would vanish. */
const SMALL_WIDTH = 520;
const SMALL_FACTOR = 1.5;

export function scaleFor(width: number): number {
  return width < SMALL_WIDTH ? SMALL_FACTOR : 1;
}

const BACKBONE_RADIUS = 9;
const ALONE_RADIUS = 4.5;

export function isAlone(node: MeshNode): boolean {
  return node.ties === 0;
}

export function radiusOf(node: MeshNode): number {
  if (node.role === "backbone") return BACKBONE_RADIUS;
  if (isAlone(node)) return ALONE_RADIUS;
  return Math.min(7, Math.max(3.6, 2.4 + 1.35 * Math.sqrt(node.ties)));
}

/** In a crowd of 151 and more, people are 2 to 3 units. */
export function crowdRadiusOf(node: MeshNode): number {
  if (node.role === "backbone") return 5;
  return Math.min(3, 2 + 0.12 * Math.sqrt(node.ties));
}

export function widthOf(tie: MeshTie): number {
  if (tie.isDeep) return Math.min(2.2, 0.9 + 0.22 * tie.strength);
  return Math.min(1.3, 0.9 + 0.1 * tie.strength);
}

const DEEP_BOW = 0.13;
const ORDINARY_BOW = 0.07;

/**
 * The side a tie bows to, from the two people it ties: the same in every picture and from whichever end it is
 * drawn, so that it never flips.
 */
export function bowOf(from: MeshNode, to: MeshNode, isDeep: boolean): number {
  const [low, high] = from.person < to.person ? [from, to] : [to, from];
  const side = (Math.imul(low.person + 1, 0x9e3779b1) ^ Math.imul(high.person + 1, 0x85ebca6b)) & 0x10000;
  const bow = (isDeep ? DEEP_BOW : ORDINARY_BOW) * (side === 0 ? 1 : -1);
  return from === low ? bow : -bow;
}

export function pathOf(tie: MeshTie, nodes: readonly MeshNode[]): string {
  const [a, b] = [nodes[tie.a], nodes[tie.b]];
  return a === undefined || b === undefined ? "" : curvePath(a, b, bowOf(a, b, tie.isDeep));
}

/** The same curve for a canvas: its two ends and what lies between. */
export function curveOf(tie: MeshTie, nodes: readonly MeshNode[]): readonly [Point, Point, Point] | null {
  const [a, b] = [nodes[tie.a], nodes[tie.b]];
  if (a === undefined || b === undefined) return null;
  return [a, controlPoint(a, b, bowOf(a, b, tie.isDeep)), b];
}

/** The node nearest to a point, if one is within `reach`. */
export function nearest(nodes: readonly MeshNode[], point: Point, reach: number): MeshNode | null {
  let best: MeshNode | null = null;
  let bestDistance = reach;
  for (const node of nodes) {
    const distance = Math.hypot(node.x - point.x, node.y - point.y);
    if (distance <= bestDistance) [best, bestDistance] = [node, distance];
  }
  return best;
}

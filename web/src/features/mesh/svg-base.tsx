import type { MeshNode, MeshTie } from "@kith/contract/diagnosis";
import { memo } from "react";
import { FIELD, isAlone, pathOf, radiusOf, widthOf } from "./field.ts";
import type { Drawing } from "./neighbours.ts";

interface SvgBaseProps {
  readonly drawing: Drawing;
  /** Radii and widths are multiplied by it. */
  readonly scale: number;
  readonly caption: string;
}

export const meshBox = `0 0 ${FIELD.width} ${FIELD.height}`;

/** Everyone and every tie: hairs, threads, people, in this order. Not drawn again when someone is touched. */
export const SvgBase = memo(function SvgBase({ drawing, scale, caption }: SvgBaseProps) {
  const { nodes, ties } = drawing;
  return (
    <svg viewBox={meshBox} className="block h-auto w-full overflow-visible" role="img" aria-label={caption}>
      <g className="fill-none stroke-hair" strokeWidth={1.1 * scale}>
        {hairs(drawing).map(([opacity, path]) => (
          <path key={opacity} d={path} opacity={opacity} />
        ))}
      </g>
      <g className="fill-none stroke-thread [stroke-linecap:round]">
        {ties
          .filter(({ isDeep }) => isDeep)
          .map((tie) => (
            <Thread key={`${tie.a}-${tie.b}`} tie={tie} nodes={nodes} scale={scale} />
          ))}
      </g>
      <People nodes={nodes} scale={scale} />
    </svg>
  );
});

/** Ordinary ties as one path for each step of fading: a thousand elements would be slow to lay out. */
function hairs({ nodes, ties }: Drawing): readonly (readonly [number, string])[] {
  const paths = new Map<number, string>();
  for (const tie of ties) {
    if (tie.isDeep) continue;
    const opacity = Math.round(tie.opacity * 5) / 5;
    paths.set(opacity, (paths.get(opacity) ?? "") + pathOf(tie, nodes));
  }
  return [...paths];
}

interface ThreadProps {
  readonly tie: MeshTie;
  readonly nodes: readonly MeshNode[];
  readonly scale: number;
}

export function Thread({ tie, nodes, scale }: ThreadProps) {
  return <path d={pathOf(tie, nodes)} strokeWidth={widthOf(tie) * scale} opacity={tie.opacity} />;
}

export function People({ nodes, scale }: { readonly nodes: readonly MeshNode[]; readonly scale: number }) {
  // Large ones last, so that a halo never bites into a backbone member.
  const inOrder = nodes.toSorted((one, other) => radiusOf(one) - radiusOf(other));
  return (
    <g>
      {inOrder.map((node) => (
        <circle
          key={node.person}
          cx={node.x}
          cy={node.y}
          r={radiusOf(node) * scale}
          strokeWidth={isAlone(node) ? 1.3 : 2 * Math.min(scale, 1.25)}
          className={
            isAlone(node) && node.role === "member"
              ? "fill-paper stroke-faded [stroke-dasharray:2.4_2]"
              : "fill-ink stroke-paper"
          }
        />
      ))}
    </g>
  );
}

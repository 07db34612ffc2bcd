import type { PlacedLabel } from "./labels.ts";

interface NameLabelsProps {
  readonly placed: readonly PlacedLabel[];
  readonly fontSize: number;
}

/** Names in the picture, each with a halo of its ground. */
export function NameLabels({ placed, fontSize }: NameLabelsProps) {
  return (
    <g
      className="fill-ink stroke-paper font-semibold [paint-order:stroke] [stroke-linejoin:round]"
      fontSize={fontSize}
      strokeWidth={fontSize * 0.3}
      dominantBaseline="central"
    >
      {placed.map((label) => (
        <text key={label.key} x={label.x} y={label.y}>
          {label.text}
        </text>
      ))}
    </g>
  );
}

import type { MeshNode } from "@kith/contract/diagnosis";
import { crowdRadiusOf, pathOf, radiusOf, widthOf } from "./field.ts";
import { placeLabels, type Labelled } from "./labels.ts";
import type { Drawing, Neighbours } from "./neighbours.ts";
import { NameLabels } from "./name-labels.tsx";
import { meshBox, People } from "./svg-base.tsx";

interface OverlayProps {
  readonly drawing: Drawing;
  readonly neighbours: Neighbours;
  readonly touched: MeshNode | null;
  readonly isCrowd: boolean;
  readonly scale: number;
  /** CSS pixels the field is wide: labels keep their size whatever the picture's. */
  readonly width: number;
}

const LABEL_PX = 13;

/** What lies above the picture: the names, and of whoever is touched, every tie and the people at its end. */
export function Overlay(props: OverlayProps) {
  const { drawing, neighbours, touched, isCrowd, scale, width } = props;
  const around = touched === null ? [] : neighbours.around(neighbours.indexOf(touched.person));
  return (
    <svg
      viewBox={meshBox}
      className="pointer-events-none absolute inset-0 block h-auto w-full overflow-visible"
      aria-hidden="true"
    >
      {touched !== null && (
        <>
          <g className="fill-none [stroke-linecap:round]">
            {around.map(({ tie }) => (
              <path
                key={`${tie.a}-${tie.b}`}
                d={pathOf(tie, drawing.nodes)}
                strokeWidth={widthOf(tie) * scale}
                className={tie.isDeep ? "stroke-thread" : "stroke-ink/50"}
              />
            ))}
          </g>
          <People
            nodes={[...around.map(({ node }) => node), touched]}
            scale={isCrowd ? scale * 0.7 : scale}
          />
          <circle
            cx={touched.x}
            cy={touched.y}
            r={radiusOf(touched) * (isCrowd ? scale * 0.7 : scale) + 4}
            className="fill-none stroke-ink stroke-[1.5]"
          />
        </>
      )}
      <Names {...props} fontSize={(LABEL_PX * 720) / width} around={around.map(({ node }) => node)} />
    </svg>
  );
}

interface NamesProps extends OverlayProps {
  readonly fontSize: number;
  readonly around: readonly MeshNode[];
}

function Names({ drawing, touched, isCrowd, scale, fontSize, around }: NamesProps) {
  const radius = (node: MeshNode) => (isCrowd ? crowdRadiusOf(node) : radiusOf(node)) * scale;
  const asLabelled = (node: MeshNode): Labelled => ({
    key: node.person,
    text: node.name,
    x: node.x,
    y: node.y,
    radius: radius(node) + (node === touched ? 4 : 0),
  });
  const placed = placeLabels(
    named(drawing, touched, around).map(asLabelled),
    drawing.nodes.map((node) => ({ x: node.x, y: node.y, radius: radius(node) })),
    fontSize,
    (isCrowd ? 5 : 9) * scale,
  );
  return <NameLabels placed={placed} fontSize={fontSize} />;
}

/** Names worth their place: whoever is touched and the strongest around them, else the backbone by ties. */
function named(drawing: Drawing, touched: MeshNode | null, around: readonly MeshNode[]): readonly MeshNode[] {
  if (touched !== null) return [touched, ...around];
  return drawing.nodes
    .filter(({ role }) => role === "backbone")
    .toSorted((one, other) => other.ties - one.ties);
}

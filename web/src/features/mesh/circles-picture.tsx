import type { MeshCircle, MeshNode, MeshView } from "@kith/contract/diagnosis";
import { memo, useMemo, type MouseEvent } from "react";
import { curvePath } from "../../lib/curve.ts";
import { useWidth } from "../../lib/use-width.ts";
import { FIELD, nearest, scaleFor } from "./field.ts";
import { seen, through, type Lens } from "./lens.ts";
import { MOST_LABELS, placeLabels } from "./labels.ts";
import { NameLabels } from "./name-labels.tsx";
import { meshBox, People } from "./svg-base.tsx";
import { bridgesOf } from "./views.ts";

interface CirclesPictureProps {
  readonly mesh: MeshView;
  readonly lens: Lens;
  readonly onOpen: (circle: number) => void;
  readonly onPick: (person: number) => void;
}

const PEOPLE_PER_GRAIN = 10;
const MOST_NAMED = 12;
const FEWEST_DEEP_TIES = 3;
const REACH_PX = 16;
const LABEL_PX = 13;

/** Above 800 people: circles of people as discs of ink grain, and the few who are drawn as persons. */
export function CirclesPicture({ mesh: whole, lens, onOpen, onPick }: CirclesPictureProps) {
  const [place, width] = useWidth(640);
  const mesh = useMemo(() => circlesThrough(whole, lens), [whole, lens]);
  const named = useMemo(() => namedPeople(mesh), [mesh]);
  const scale = scaleFor(width);
  const touch = (event: MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const unit = FIELD.width / box.width;
    const point = { x: (event.clientX - box.left) * unit, y: (event.clientY - box.top) * unit };
    const person = nearest(named, point, REACH_PX * unit);
    if (person !== null) return onPick(person.person);
    const circle = mesh.circles.findIndex(({ x, y, r }) => Math.hypot(x - point.x, y - point.y) <= r);
    if (circle !== -1) onOpen(circle);
  };
  return (
    // The list beside the picture does the same from the keyboard.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div ref={place} className="cursor-pointer" onClick={touch}>
      <svg
        viewBox={meshBox}
        className="block h-auto w-full overflow-visible"
        role="img"
        aria-label={mesh.caption}
      >
        <Threads mesh={mesh} />
        {mesh.circles.map((circle, index) => (
          // The circles of one picture keep their order.
          // oxlint-disable-next-line react/no-array-index-key
          <Grains key={index} circle={circle} />
        ))}
        <People nodes={named} scale={scale} />
        <Names mesh={mesh} named={named} fontSize={(LABEL_PX * FIELD.width) / width} scale={scale} />
      </svg>
    </div>
  );
}

function circlesThrough(mesh: MeshView, lens: Lens): MeshView {
  if (lens.factor === 1) return mesh;
  const circles = mesh.circles.map((circle) => ({ ...seen(circle, lens), r: circle.r * lens.factor }));
  return { ...through(mesh, lens), circles };
}

/** The few who stay persons in a crowd: those who hold circles together, and the most tied of the backbone. */
function namedPeople(mesh: MeshView): readonly MeshNode[] {
  const backbone = mesh.nodes.filter(({ role }) => role === "backbone");
  const mostTied = backbone.toSorted((one, other) => other.ties - one.ties);
  return [...new Set([...bridgesOf(mesh), ...mostTied])].slice(0, MOST_NAMED);
}

/** One thread between two circles, as wide as the root of their deep ties. */
function Threads({ mesh }: { readonly mesh: MeshView }) {
  return (
    <g className="fill-none stroke-thread [stroke-linecap:round]">
      {mesh.threads.map(({ a, b, deepTies }) => {
        const [from, to] = [mesh.circles[a], mesh.circles[b]];
        if (from === undefined || to === undefined || deepTies < FEWEST_DEEP_TIES) return null;
        const width = Math.min(6, Math.max(1, Math.sqrt(deepTies)));
        return <path key={`${a}-${b}`} d={curvePath(from, to, a < b ? 0.07 : -0.07)} strokeWidth={width} />;
      })}
    </g>
  );
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** A disc of ink: one grain for ten people, spread evenly. */
const Grains = memo(function Grains({ circle }: { readonly circle: MeshCircle }) {
  const count = Math.max(1, Math.round(circle.people / PEOPLE_PER_GRAIN));
  const grain = Math.min(2.6, Math.max(1, (circle.r / Math.sqrt(count)) * 0.42));
  const path = Array.from({ length: count }, (_, index) => {
    const distance = count === 1 ? 0 : (circle.r - grain) * Math.sqrt((index + 0.5) / count);
    const x = circle.x + distance * Math.cos(index * GOLDEN_ANGLE);
    const y = circle.y + distance * Math.sin(index * GOLDEN_ANGLE);
    return `M${(x - grain).toFixed(1)} ${y.toFixed(1)}a${grain} ${grain} 0 1 0 ${2 * grain} 0a${grain} ${grain} 0 1 0 ${-2 * grain} 0`;
  });
  return (
    <g>
      <circle cx={circle.x} cy={circle.y} r={circle.r} className="fill-paper stroke-line" />
      <path d={path.join("")} className="fill-ink" />
    </g>
  );
});

interface NamesProps {
  readonly mesh: MeshView;
  readonly named: readonly MeshNode[];
  readonly fontSize: number;
  readonly scale: number;
}

/** Circles first: their names say what the picture is of. */
function Names({ mesh, named, fontSize, scale }: NamesProps) {
  const circles = mesh.circles
    .map(({ label, x, y, r }, index) => ({ key: -1 - index, text: label, x, y, radius: r }))
    .toSorted((one, other) => other.radius - one.radius)
    .slice(0, MOST_LABELS - 2);
  const people = named.map(({ person, name, x, y }) => ({
    key: person,
    text: name,
    x,
    y,
    radius: 9 * scale,
  }));
  const placed = placeLabels([...circles, ...people], [...circles, ...people], fontSize, 0);
  return <NameLabels placed={placed} fontSize={fontSize} />;
}

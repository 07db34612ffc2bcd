import { beadsOf } from "./beads.ts";

/** Decoration: the sentence beside it says the same. */
export function BeadsPicture({
  members,
  exchanged,
}: {
  readonly members: number;
  readonly exchanged: number;
}) {
  const { width, height, thread, strung, loose } = beadsOf(members, exchanged);
  return (
    <svg
      viewBox={`${-width / 2} ${-height / 2} ${width} ${height}`}
      className="block h-auto w-full"
      aria-hidden="true"
    >
      <path
        d={thread}
        className="fill-none stroke-thread stroke-[1.6] [stroke-linecap:round] [vector-effect:non-scaling-stroke]"
      />
      {strung.map(({ x, y }) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={6.5} className="fill-ink" />
      ))}
      {loose.map(({ x, y }) => (
        <circle
          key={`${x} ${y}`}
          cx={x}
          cy={y}
          r={5.5}
          className="fill-none stroke-edge stroke-1 [vector-effect:non-scaling-stroke]"
        />
      ))}
    </svg>
  );
}

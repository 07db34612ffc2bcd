interface ProgressThreadProps {
  /** 0 to 1; null while unknown. */
  readonly share: number | null;
  /** What is being done, for those who listen. */
  readonly label: string;
}

const WAVE = "M4 10C30 3 62 3 92 9S150 16 180 10S238 3 268 9S326 16 356 10";
const KNOTS = [
  { at: 0, x: 4, y: 10 },
  { at: 0.25, x: 92, y: 9 },
  { at: 0.5, x: 180, y: 10 },
  { at: 0.75, x: 268, y: 9 },
  { at: 1, x: 356, y: 10 },
] as const;

/** A thread being tied: done is solid, the rest dotted, a knot at every quarter. */
export function ProgressThread({ share, label }: ProgressThreadProps) {
  const done = share ?? 0;
  return (
    <div className="relative h-5">
      <progress
        className="unseen"
        aria-label={label}
        max={100}
        value={share === null ? undefined : Math.round(share * 100)}
      />
      <svg viewBox="0 0 360 20" className="block h-5 w-full" preserveAspectRatio="none" aria-hidden="true">
        <path
          d={WAVE}
          className="fill-none stroke-edge stroke-[1.4] [stroke-dasharray:2.5_4] [vector-effect:non-scaling-stroke]"
        />
        <path
          d={WAVE}
          pathLength={1}
          className="fill-none stroke-thread stroke-[2.4] [vector-effect:non-scaling-stroke]"
          style={{ clipPath: `inset(-10px ${(1 - done) * 100}% -10px 0)` }}
        />
      </svg>
      <div className="absolute inset-0" aria-hidden="true">
        {KNOTS.map((knot) => (
          <span
            key={knot.at}
            className={`absolute size-2.5 -translate-1/2 rounded-full border-[1.5px] ${
              share !== null && done >= knot.at ? "border-ink bg-ink" : "border-edge bg-sheet"
            }`}
            style={{ left: `${(knot.x / 360) * 100}%`, top: `${knot.y}px` }}
          />
        ))}
      </div>
    </div>
  );
}

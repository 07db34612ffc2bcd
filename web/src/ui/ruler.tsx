import type { Grade, RulerView } from "@kith/contract/diagnosis";

const colours: Readonly<Record<Grade, string>> = {
  holds: "bg-moss",
  inDoubt: "bg-amber",
  fails: "bg-ink",
  notEnough: "bg-slate",
};

/** A hairline from 0 to 100 with the value, its interval, and the thresholds upright. Numbers say the same beside it. */
export function Ruler({ ruler, grade }: { readonly ruler: RulerView; readonly grade: Grade }) {
  const colour = colours[grade];
  return (
    <div className="relative h-5 w-full" aria-hidden="true">
      <span className="absolute inset-x-0 top-[9.5px] h-px bg-edge/55" />
      <span
        className={`absolute top-1.5 h-2 rounded-mark opacity-24 ${colour}`}
        style={{ left: `${ruler.low}%`, width: `${Math.max(0, ruler.high - ruler.low)}%` }}
      />
      {ruler.ticks.map((tick) => (
        <span
          key={tick}
          className="absolute top-0.5 -ml-[0.5px] h-4 w-px bg-ink"
          style={{ left: `${tick}%` }}
        />
      ))}
      <span
        className={`absolute top-[5px] -ml-[5px] size-2.5 rounded-full shadow-[0_0_0_2px_var(--paper)] ${colour}`}
        style={{ left: `${ruler.value}%` }}
      />
    </div>
  );
}

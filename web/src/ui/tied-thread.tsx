/** An empty place is a thread already tied. */
export function TiedThread() {
  return (
    <svg viewBox="0 0 150 40" className="mx-auto h-10 w-[150px]" aria-hidden="true">
      <path d="M8 24Q30 6 53 20T98 20T142 18" className="fill-none stroke-thread stroke-[2.2]" />
      <g className="fill-ink">
        <circle cx="8" cy="24" r="5" />
        <circle cx="53" cy="20" r="5" />
        <circle cx="98" cy="20" r="5" />
        <circle cx="142" cy="18" r="5" />
      </g>
    </svg>
  );
}

/** A thread that was cut: what was to be tied did not come about. */
export function LooseThread() {
  return (
    <svg viewBox="0 0 150 40" className="mx-auto h-10 w-[150px]" aria-hidden="true">
      <path d="M8 24Q30 6 53 20Q62 26 71 27" className="fill-none stroke-thread stroke-[2.2]" />
      <path
        d="M80 13Q90 13 98 20T142 18"
        className="fill-none stroke-edge stroke-[1.4] [stroke-dasharray:2.5_4]"
      />
      <circle cx="8" cy="24" r="5" className="fill-ink" />
      <circle cx="53" cy="20" r="5" className="fill-ink" />
      <circle
        cx="98"
        cy="20"
        r="4.500"
        className="fill-paper stroke-faded stroke-[1.3] [stroke-dasharray:2.4_2]"
      />
      <circle
        cx="142"
        cy="18"
        r="4.500"
        className="fill-paper stroke-faded stroke-[1.3] [stroke-dasharray:2.4_2]"
      />
    </svg>
  );
}

/** A tie as it is drawn everywhere: two people and the thread between; dotted where it is not there yet. */
export function TieLine({ look }: { readonly look: "deep" | "ordinary" | "proposed" }) {
  const stroke = {
    deep: "stroke-thread stroke-2",
    ordinary: "stroke-edge stroke-[1.3]",
    proposed: "stroke-thread stroke-[1.6] [stroke-dasharray:2.5_2.5]",
  }[look];
  return (
    <svg viewBox="0 0 34 14" className="h-3.5 w-[34px] flex-none" aria-hidden="true">
      <path d="M5 9Q17-1 29 8" className={`fill-none ${stroke}`} />
      <circle cx="5" cy="9" r="3.600" className="fill-ink" />
      <circle cx="29" cy="8" r="3.600" className="fill-ink" />
    </svg>
  );
}

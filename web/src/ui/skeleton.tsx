const widths = ["w-2/5", "w-full", "w-11/12", "w-3/5"] as const;

/** Bars where text will stand, at the height it will have. Nothing moves. */
export function Skeleton({ label }: { readonly label: string }) {
  return (
    <output className="grid gap-3 py-8">
      <span className="unseen">{label}</span>
      {widths.map((width) => (
        <span key={width} className={`h-4 rounded-mark bg-sunk ${width}`} />
      ))}
    </output>
  );
}

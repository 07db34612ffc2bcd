/** Two people and the thread between them. */
export function Logo({ className = "size-[30px]" }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 40 40" className={`flex-none ${className}`} aria-hidden="true">
      <path
        d="M11 28C5 14 19 8 21 19s13 7 9-7"
        className="fill-none stroke-thread stroke-[2.6] [stroke-linecap:round]"
      />
      <circle cx="11" cy="28.500" r="5" className="fill-ink" />
      <circle cx="30" cy="11.500" r="5" className="fill-ink" />
    </svg>
  );
}

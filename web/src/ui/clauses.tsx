/**
 * A long line that breaks at its commas first: each clause wraps as a whole, and inside itself only when it is
 * longer than the line.
 */
export function Clauses({ text }: { readonly text: string }) {
  const clauses = text.split(/(?<=[，。；：？！、])/u);
  if (clauses.length === 1) return text;
  return clauses.map((clause, index) => (
    // oxlint-disable-next-line react/no-array-index-key
    <span key={index} className="inline-block">
      {clause}
    </span>
  ));
}

import { buttonLook } from "../../../ui/button.tsx";

interface ListActsProps {
  readonly words: { readonly up: string; readonly down: string; readonly remove: string };
  /** What is moved or removed, for ears. */
  readonly name: string;
  readonly onUp: (() => void) | null;
  readonly onDown: (() => void) | null;
  readonly onRemove: () => void;
}

/** Takes one of a list to another place, or out of it. */
export function ListActs({ words, name, onUp, onDown, onRemove }: ListActsProps) {
  const acts = [
    [words.up, onUp],
    [words.down, onDown],
    [words.remove, onRemove],
  ] as const;
  return (
    <span className="flex gap-x-5">
      {acts.map(
        ([word, act]) =>
          act !== null && (
            <button key={word} type="button" className={buttonLook("text", true)} onClick={act}>
              {word}
              <span className="unseen">{name}</span>
            </button>
          ),
      )}
    </span>
  );
}

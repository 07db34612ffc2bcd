import { useWords } from "../../../lib/words.ts";
import { checkWords } from "../words.ts";
import { LOSS_ID } from "./anchors.ts";

/** Said once, where it cannot be missed: not everything could be read. */
export function Partial() {
  const words = useWords(checkWords).report;
  return (
    <p className="mt-6 rounded-box bg-sunk px-4 py-3 text-fact">
      {words.partial}{" "}
      <a
        href={`#${LOSS_ID}`}
        className="whitespace-nowrap underline decoration-edge underline-offset-4 print:hidden"
      >
        {words.whatWasLost}
      </a>
    </p>
  );
}

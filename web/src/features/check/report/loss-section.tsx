import { useWords } from "../../../lib/words.ts";
import { buttonLook } from "../../../ui/button.tsx";
import { Disclosure } from "../../../ui/disclosure.tsx";
import { LossRows } from "../../report/loss-rows.tsx";
import { useLoss, type Reading } from "../queries.ts";
import { checkWords } from "../words.ts";
import { LOSS_ID } from "./anchors.ts";

interface LossSectionProps {
  readonly reading: Reading;
  readonly onSettings: () => void;
}

/** What the files gave and what could not be read of them. */
export function LossSection({ reading, onSettings }: LossSectionProps) {
  const words = useWords(checkWords).loss;
  const { data: loss, error } = useLoss(reading);
  const aside = error === null ? (loss?.headline ?? " ") : words.failed;
  return (
    <div className="mt-4 border-t-[1.5px] border-ink">
      <Disclosure id={LOSS_ID} title={words.title} aside={aside}>
        <LossRows rows={loss?.rows ?? []} />
        <button
          type="button"
          className={`${buttonLook("text", true)} mt-2 print:hidden`}
          onClick={onSettings}
        >
          {words.reread}
        </button>
      </Disclosure>
    </div>
  );
}

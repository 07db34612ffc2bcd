import { useState } from "react";
import { useDraft } from "../../lib/draft.ts";
import { useWords } from "../../lib/words.ts";
import { ActDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { gateWords } from "./words.ts";

export type Outcome = "admit" | "refuse";

interface DecideDialogProps {
  readonly outcome: Outcome;
  readonly title: string;
  readonly isBusy: boolean;
  readonly error: string | null;
  readonly onClose: () => void;
  /** What was typed is kept until it has succeeded. */
  readonly onDecide: (reason: string) => Promise<unknown>;
}

const empty = { reason: "" };
const LONGEST_REASON = 500;

/** A decision cannot be taken back; whoever is refused is told why. */
export function DecideDialog({ outcome, title, isBusy, error, onClose, onDecide }: DecideDialogProps) {
  const words = useWords(gateWords).decide;
  const { fields, change, forget } = useDraft(`decide.${outcome}`, empty);
  const [isTried, setTried] = useState(false);
  const reason = fields.reason.trim();
  const isMissing = outcome === "refuse" && reason === "";
  const act = () => {
    setTried(true);
    if (isMissing || isBusy) return;
    onDecide(reason).then(forget, () => undefined);
  };
  return (
    <ActDialog
      isOpen
      onClose={onClose}
      title={title}
      leave={words.leave}
      act={outcome === "admit" ? words.admit : words.refuse}
      busyLabel={isBusy ? words.busy : null}
      onAct={act}
      error={error}
    >
      {outcome === "admit" && <p className="text-faded">{words.admitNote}</p>}
      <TextField
        label={outcome === "admit" ? words.welcome : words.reason}
        hint={words.reasonHint}
        value={fields.reason}
        onText={(text) => change({ reason: text })}
        error={isTried && isMissing ? words.reasonMissing : null}
        lines={3}
        maxLength={LONGEST_REASON}
      />
    </ActDialog>
  );
}

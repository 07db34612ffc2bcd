import type { SanctionView } from "@kith/contract/stay";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { ActDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useToast } from "../../ui/toast.tsx";
import { lift } from "./queries.ts";
import { useStayTrouble } from "./trouble.ts";
import { stayWords } from "./words.ts";

/** Takes a sanction back that should not have been given. */
export function Lifting({ slug, sanction }: { readonly slug: string; readonly sanction: SanctionView }) {
  const words = useWords(stayWords);
  const queries = useQueryClient();
  const toast = useToast();
  const troubleOf = useStayTrouble();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const { id, step, memberName } = sanction;
  const save = useMutation({
    mutationFn: () => lift(slug, id, reason.trim()),
    onSuccess: async () => {
      setOpen(false);
      toast(words.lift.done);
      await queries.invalidateQueries({ queryKey: ["community", slug] });
    },
  });
  const act = () => {
    setMissing(reason.trim() === "");
    if (reason.trim() !== "") save.mutate();
  };
  return (
    <p>
      <Button kind="text" isSmall onClick={() => setOpen(true)}>
        {words.lift.start}
      </Button>
      <ActDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={words.lift.title(words.steps[step], memberName || words.sanction.erased)}
        leave={words.lift.leave}
        act={words.lift.act}
        busyLabel={save.isPending ? words.lift.busy : null}
        error={troubleOf(save.error)}
        onAct={act}
      >
        <p>{words.lift.text[step]}</p>
        <TextField
          label={words.decide.reason}
          hint={words.decide.reasonHint}
          lines={3}
          maxLength={2000}
          value={reason}
          onText={setReason}
          error={isMissing ? words.decide.reasonMissing : null}
        />
      </ActDialog>
    </p>
  );
}

import type { MemberView } from "@kith/contract/members";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useWords } from "../../lib/words.ts";
import { buttonLook } from "../../ui/button.tsx";
import { ActDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useToast } from "../../ui/toast.tsx";
import { eraseMember } from "./queries.ts";
import { useMemberTrouble } from "./trouble.ts";
import { memberWords } from "./words.ts";

/** Somebody asks to be forgotten; it needs no account of theirs, and cannot be undone. */
export function Erasing({ slug, member }: { readonly slug: string; readonly member: MemberView }) {
  const words = useWords(memberWords).member;
  const queries = useQueryClient();
  const toast = useToast();
  const troubleOf = useMemberTrouble();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const erase = useMutation({
    mutationFn: () => eraseMember(slug, member.id, reason.trim()),
    onSuccess: async () => {
      setOpen(false);
      toast(words.erased_);
      await queries.invalidateQueries({ queryKey: ["community", slug] });
    },
  });
  const act = () => {
    setMissing(reason.trim() === "");
    if (reason.trim() !== "") erase.mutate();
  };
  return (
    <p className="mt-4">
      <button type="button" className={buttonLook("text", true)} onClick={() => setOpen(true)}>
        {words.erase}
      </button>
      <ActDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={words.eraseTitle(member.name)}
        leave={words.eraseLeave}
        act={words.eraseAct}
        busyLabel={erase.isPending ? words.erasing : null}
        error={troubleOf(erase.error)}
        onAct={act}
      >
        <p>{words.eraseGoes}</p>
        <p className="text-faded">{words.eraseStays}</p>
        <TextField
          label={words.reason}
          value={reason}
          onText={setReason}
          maxLength={500}
          error={isMissing ? words.reasonMissing : null}
        />
      </ActDialog>
    </p>
  );
}

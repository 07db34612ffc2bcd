import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { ActDialog } from "../../ui/dialog.tsx";
import { RadioList } from "../../ui/radio-list.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { verify } from "./queries.ts";
import { useRoleTrouble } from "./trouble.ts";
import { roleWords } from "./words.ts";

interface VerifyingProps {
  readonly slug: string;
  readonly member: { readonly id: string; readonly name: string };
}

/** Records how one made sure who this is; one's own name stands under it. */
export function Verifying({ slug, member }: VerifyingProps) {
  const words = useWords(roleWords);
  const queries = useQueryClient();
  const troubleOf = useRoleTrouble();
  const [isOpen, setOpen] = useState(false);
  const [way, setWay] = useState<"inPerson" | "document">("inPerson");
  const [reason, setReason] = useState("");
  const record = useMutation({
    mutationFn: () => verify(slug, member.id, { way, reason: reason.trim() }),
    onSuccess: async () => {
      setOpen(false);
      await queries.invalidateQueries({ queryKey: ["community", slug] });
    },
  });
  return (
    <>
      <Button kind="text" isSmall onClick={() => setOpen(true)}>
        {words.verify}
        <span className="unseen">{member.name}</span>
      </Button>
      <ActDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={words.verifyTitle(member.name)}
        leave={words.verifyLeave}
        act={words.verifyAct}
        busyLabel={record.isPending ? words.verifyBusy : null}
        error={troubleOf(record.error)}
        onAct={() => record.mutate()}
      >
        <p>{words.verifyText}</p>
        <RadioList
          legend={words.verifyWay}
          choices={(["inPerson", "document"] as const).map((value) => ({ value, label: words.ways[value] }))}
          value={way}
          onChoose={setWay}
        />
        <TextField label={words.reason} value={reason} onText={setReason} maxLength={500} />
      </ActDialog>
    </>
  );
}

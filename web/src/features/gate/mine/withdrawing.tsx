import type { MyApplication } from "@kith/contract/applications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useWords } from "../../../lib/words.ts";
import { Button } from "../../../ui/button.tsx";
import { ActDialog } from "../../../ui/dialog.tsx";
import { applyWords } from "../apply/words.ts";
import { myApplicationQuery, myApplicationsQuery, withdraw } from "./queries.ts";
import { useMineTrouble } from "./trouble.ts";

export function Withdrawing({ application }: { readonly application: MyApplication }) {
  const words = useWords(applyWords).mine;
  const queries = useQueryClient();
  const troubleOf = useMineTrouble();
  const [isAsking, setAsking] = useState(false);
  const leave = useMutation({
    mutationFn: () => withdraw(application.id),
    onSuccess: (now) => {
      queries.setQueryData(myApplicationQuery(application.id).queryKey, now);
      queries.removeQueries({ queryKey: myApplicationsQuery.queryKey, exact: true });
      setAsking(false);
    },
  });
  return (
    <p className="mt-7">
      <Button kind="text" onClick={() => setAsking(true)}>
        {words.withdraw}
      </Button>
      <ActDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={words.withdrawTitle}
        leave={words.leaveIt}
        act={words.withdrawAct}
        busyLabel={leave.isPending ? words.withdrawing : null}
        onAct={() => leave.mutate()}
        error={troubleOf(leave.error)}
      >
        <p>{words.withdrawText}</p>
      </ActDialog>
    </p>
  );
}

import type { RoleTermView } from "@kith/contract/members";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useRoleName } from "../../lib/vocabulary.ts";
import { useWords } from "../../lib/words.ts";
import { ActDialog } from "../../ui/dialog.tsx";
import { RadioList } from "../../ui/radio-list.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useToast } from "../../ui/toast.tsx";
import { handOver, namedQuery, rolesQuery } from "./queries.ts";
import { useRoleTrouble } from "./trouble.ts";
import { roleWords } from "./words.ts";

interface HandingOverProps {
  readonly slug: string;
  readonly term: RoleTermView;
  readonly onClose: () => void;
}

const MOST_SHOWN = 6;

/** Whom a role is offered to; found by any part of a name. */
export function HandingOver({ slug, term, onClose }: HandingOverProps) {
  const words = useWords(roleWords);
  const nameOf = useRoleName();
  const queries = useQueryClient();
  const toast = useToast();
  const troubleOf = useRoleTrouble();
  const [search, setSearch] = useState("");
  const [toId, setToId] = useState("");
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const { data } = useQuery(namedQuery(slug, search.trim()));
  const people = (data?.members ?? []).filter(({ id }) => id !== term.memberId).slice(0, MOST_SHOWN);
  const offer = useMutation({
    mutationFn: () => handOver(slug, term.id, { toId, reason: reason.trim() }),
    onSuccess: async () => {
      onClose();
      toast(words.offered(people.find(({ id }) => id === toId)?.name ?? ""));
      await queries.invalidateQueries({ queryKey: rolesQuery(slug).queryKey });
    },
  });
  const onAct = () => {
    setTried(true);
    if (toId !== "") offer.mutate();
  };
  return (
    <ActDialog
      isOpen
      onClose={onClose}
      title={words.handOverTitle(nameOf(term.role), term.memberName)}
      leave={words.handOverLeave}
      act={words.handOverAct}
      busyLabel={offer.isPending ? words.handOverBusy : null}
      error={troubleOf(offer.error)}
      onAct={onAct}
    >
      <p>{words.handOverText}</p>
      <TextField
        label={words.handOverFind}
        hint={words.handOverFindHint}
        value={search}
        onText={setSearch}
        autoComplete="off"
      />
      {data !== undefined && people.length === 0 ? (
        <p className="text-second text-faded">{words.handOverNone}</p>
      ) : (
        <RadioList
          legend={words.handOverTo}
          choices={people.map(({ id, name }) => ({ value: id, label: name }))}
          value={toId}
          onChoose={setToId}
          error={isTried && toId === "" ? words.handOverMissing : null}
        />
      )}
      <TextField label={words.reason} value={reason} onText={setReason} maxLength={500} />
    </ActDialog>
  );
}

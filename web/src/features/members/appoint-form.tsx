import { roles as allRoles, type Role } from "@kith/contract/members";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { frameWords } from "../../app/community/words.ts";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { RadioList } from "../../ui/radio-list.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { endOfDay } from "./appointing.ts";
import { appoint } from "./queries.ts";
import { useMemberTrouble } from "./trouble.ts";
import { memberWords } from "./words.ts";

interface AppointFormProps {
  readonly slug: string;
  readonly memberId: string;
  readonly onClose: () => void;
}

/** Which role, until when, and why. */
export function AppointForm({ slug, memberId, onClose }: AppointFormProps) {
  const words = useWords(memberWords).member;
  const { roles } = useWords(frameWords);
  const queries = useQueryClient();
  const troubleOf = useMemberTrouble();
  const [role, setRole] = useState<Role | "">("");
  const [day, setDay] = useState("");
  const [reason, setReason] = useState("");
  const [wrong, setWrong] = useState({ role: false, day: false });
  const save = useMutation({
    mutationFn: (chosen: { readonly role: Role; readonly endsAt: string | null }) =>
      appoint(slug, { ...chosen, memberId, reason: reason.trim() }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["community", slug] });
      onClose();
    },
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const endsAt = endOfDay(day, Date.now());
    setWrong({ role: role === "", day: endsAt === undefined });
    if (role !== "" && endsAt !== undefined) save.mutate({ role, endsAt });
  };
  return (
    <form noValidate onSubmit={onSubmit} className="mt-4 grid gap-4">
      <RadioList
        legend={words.role}
        choices={allRoles.map((value) => ({ value, label: roles[value] }))}
        value={role}
        onChoose={setRole}
        error={wrong.role ? words.roleMissing : null}
      />
      <TextField
        type="date"
        label={words.end}
        hint={words.endHint}
        value={day}
        onText={setDay}
        error={wrong.day ? words.dateWrong : null}
      />
      <TextField label={words.reason} value={reason} onText={setReason} maxLength={500} />
      <p role="alert" className="text-fact font-semibold empty:hidden">
        {troubleOf(save.error)}
      </p>
      <p className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button type="submit" kind="primary" isSmall busyLabel={save.isPending ? words.appointing : null}>
          {words.appointAct}
        </Button>
        <Button kind="text" isSmall onClick={onClose}>
          {words.cancel}
        </Button>
      </p>
    </form>
  );
}

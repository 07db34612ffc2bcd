import { PersonName } from "@kith/contract/accounts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { sessionQuery } from "../../lib/session.ts";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useToast } from "../../ui/toast.tsx";
import { FormTrouble, Part, useAccountTrouble } from "./parts.tsx";
import { rename } from "./requests.ts";
import { accountWords } from "./words.ts";

/** What one is called, to be changed in place. */
export function NamePart({ name }: { readonly name: string }) {
  const words = useWords(accountWords).account.name;
  const troubleOf = useAccountTrouble();
  const [typed, setTyped] = useState(name);
  const [isWrong, setWrong] = useState(false);
  const renaming = useRenaming();
  const isChanged = typed.trim() !== name;
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = PersonName.safeParse(typed);
    setWrong(!read.success);
    if (read.success && !renaming.isPending) renaming.mutate(read.data);
  };
  return (
    <Part id="account-name" title={words.title}>
      <form noValidate className="mt-3 grid gap-3" onSubmit={onSubmit}>
        <TextField
          label={words.label}
          name="name"
          value={typed}
          onText={(text) => {
            setTyped(text);
            setWrong(false);
          }}
          error={isWrong ? words.wrong : null}
          autoComplete="name"
        />
        <FormTrouble error={troubleOf(renaming.error)} />
        {isChanged && (
          <Button
            type="submit"
            className="justify-self-start"
            busyLabel={renaming.isPending ? words.busy : null}
          >
            {words.save}
          </Button>
        )}
      </form>
    </Part>
  );
}

function useRenaming() {
  const words = useWords(accountWords).account.name;
  const queries = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: rename,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
      toast(words.saved);
    },
  });
}

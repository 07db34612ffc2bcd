import { passwordLength } from "@kith/contract/accounts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { reasonOf } from "../../lib/api.ts";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { useToast } from "../../ui/toast.tsx";
import { FormTrouble, Part, PasswordField, useAccountTrouble } from "./parts.tsx";
import { changePassword, sessionsQuery } from "./requests.ts";
import { accountWords } from "./words.ts";

/** Changing one's password; the fields come when asked for. */
export function PasswordPart() {
  const words = useWords(accountWords).account.password;
  const [isOpen, setOpen] = useState(false);
  return (
    <Part id="account-password" title={words.title} text={words.text}>
      {isOpen ? (
        <PasswordForm onDone={() => setOpen(false)} />
      ) : (
        <Button className="mt-3" onClick={() => setOpen(true)}>
          {words.change}
        </Button>
      )}
    </Part>
  );
}

function PasswordForm({ onDone }: { readonly onDone: () => void }) {
  const { account, refusals } = useWords(accountWords);
  const words = account.password;
  const troubleOf = useAccountTrouble();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [isTold, setTold] = useState(false);
  const changing = useChanging(onDone);
  const isShort = Array.from(next).length < passwordLength.least;
  const isCurrentWrong = reasonOf(changing.error) === "wrongPassword";
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTold(true);
    if (current !== "" && !isShort && !changing.isPending) changing.mutate({ current, next });
  };
  return (
    <form noValidate className="mt-4 grid gap-5" onSubmit={onSubmit}>
      <PasswordField
        label={words.current}
        name="current"
        value={current}
        onText={(text) => {
          setCurrent(text);
          if (isCurrentWrong) changing.reset();
        }}
        error={isTold && current === "" ? words.missing : isCurrentWrong ? refusals.wrongPassword : null}
      />
      <PasswordField
        label={words.next}
        name="next"
        hint={words.nextHint}
        value={next}
        onText={setNext}
        error={isTold && isShort ? refusals.passwordTooShort : null}
        isNew
      />
      <FormTrouble error={isCurrentWrong ? null : troubleOf(changing.error)} />
      <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <Button type="submit" kind="primary" busyLabel={changing.isPending ? words.busy : null}>
          {words.save}
        </Button>
        <Button kind="text" onClick={onDone}>
          {words.leave}
        </Button>
      </p>
    </form>
  );
}

function useChanging(onDone: () => void) {
  const words = useWords(accountWords).account.password;
  const queries = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: changePassword,
    onSuccess: async () => {
      onDone();
      toast(words.saved);
      await queries.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
  });
}

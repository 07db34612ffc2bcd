import { useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { changeSession } from "../../lib/session.ts";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { FormTrouble, NarrowPage, PasswordField, useAccountTrouble } from "./parts.tsx";
import { signIn } from "./requests.ts";
import { accountWords } from "./words.ts";

const route = getRouteApi("/sign-in");

/** For people who have an account already. */
export function SignInPage() {
  const words = useWords(accountWords).signIn;
  return (
    <NarrowPage title={words.title}>
      <h1 className="type-title">{words.title}</h1>
      <SignInForm />
      <p className="mt-9 border-t border-line pt-4 text-second text-faded">{words.invitation}</p>
    </NarrowPage>
  );
}

function SignInForm() {
  const words = useWords(accountWords).signIn;
  const troubleOf = useAccountTrouble();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [isMissing, setMissing] = useState(false);
  const signingIn = useSigningIn();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const isComplete = login.trim() !== "" && password !== "";
    setMissing(!isComplete);
    if (isComplete && !signingIn.isPending) signingIn.mutate({ login, password });
    if (!isComplete) focusFirstWrong(event.currentTarget, login.trim() === "" ? "login" : "password");
  };
  return (
    <form noValidate className="mt-6 grid gap-5" onSubmit={onSubmit}>
      <TextField
        label={words.login}
        name="login"
        value={login}
        onText={setLogin}
        error={isMissing && login.trim() === "" ? words.missing.login : null}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <PasswordField
        label={words.password}
        name="password"
        value={password}
        onText={setPassword}
        error={isMissing && password === "" ? words.missing.password : null}
      />
      <div className="grid gap-3">
        <FormTrouble error={troubleOf(signingIn.error)} />
        <Button type="submit" kind="primary" busyLabel={signingIn.isPending ? words.busy : null}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}

/** Once somebody is in, they go on to where they were going. */
function useSigningIn() {
  const queries = useQueryClient();
  const { history } = useRouter();
  const { to } = route.useSearch();
  return useMutation({
    mutationFn: signIn,
    onSuccess: ({ person }) => {
      changeSession(queries, person);
      history.replace(to ?? "/home");
    },
  });
}

export function focusFirstWrong(form: HTMLFormElement, name: string | undefined): void {
  const field = name === undefined ? null : form.elements.namedItem(name);
  if (field instanceof HTMLElement) field.focus();
}

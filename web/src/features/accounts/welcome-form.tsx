import { BecomePerson, passwordLength } from "@kith/contract/accounts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { reasonOf } from "../../lib/api.ts";
import { changeSession } from "../../lib/session.ts";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { FormTrouble, PasswordField, useAccountTrouble } from "./parts.tsx";
import { becomePerson } from "./requests.ts";
import { focusFirstWrong } from "./sign-in-page.tsx";
import { accountWords } from "./words.ts";

const fieldNames = ["name", "username", "password", "email"] as const;
type FieldName = (typeof fieldNames)[number];
type Fields = Readonly<Record<FieldName, string>>;

const empty: Fields = { name: "", username: "", password: "", email: "" };

/** Which field a rule's no belongs to. */
const fieldOf: Readonly<Record<string, FieldName>> = {
  usernameTaken: "username",
  emailTaken: "email",
  passwordTooShort: "password",
  passwordIsUsername: "password",
};

/** What a person chooses to be known by. */
export function WelcomeForm({ token }: { readonly token: string }) {
  const words = useWords(accountWords).welcome;
  const troubleOf = useAccountTrouble();
  const [fields, setFields] = useState(empty);
  const [wrong, setWrong] = useState<readonly FieldName[]>([]);
  const becoming = useBecoming();
  const refused = fieldOf[reasonOf(becoming.error) ?? ""] ?? null;
  const trouble = troubleOf(becoming.error);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const found = wrongIn(token, fields);
    setWrong(found);
    focusFirstWrong(event.currentTarget, found[0]);
    if (found.length === 0 && !becoming.isPending) becoming.mutate(sent(token, fields));
  };
  const bind = (name: FieldName) => ({
    name,
    label: words[name],
    hint: words[`${name}Hint`],
    value: fields[name],
    onText: (text: string) => {
      setFields({ ...fields, [name]: text });
      setWrong(wrong.filter((one) => one !== name));
      if (refused === name) becoming.reset();
    },
    error: wrong.includes(name) ? words.missing[name] : refused === name ? trouble : null,
  });
  return (
    <form noValidate className="mt-6 grid gap-5" onSubmit={onSubmit}>
      <TextField {...bind("name")} autoComplete="name" />
      <TextField {...bind("username")} autoComplete="username" autoCapitalize="none" spellCheck={false} />
      <PasswordField {...bind("password")} isNew />
      <TextField {...bind("email")} type="email" autoComplete="email" />
      <div className="grid gap-3">
        <FormTrouble error={refused === null ? trouble : null} />
        <Button type="submit" kind="primary" busyLabel={becoming.isPending ? words.busy : null}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}

/** Once in, the way back no longer leads to the used link. */
function useBecoming() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: becomePerson,
    onSuccess: async ({ person }) => {
      changeSession(queries, person);
      await navigate({ to: "/home", replace: true });
    },
  });
}

function sent(token: string, fields: Fields): BecomePerson {
  return { token, ...fields, email: fields.email.trim() === "" ? null : fields.email };
}

/** Told by the contract before the server is asked; in the order of the form. */
function wrongIn(token: string, fields: Fields): FieldName[] {
  const { error } = BecomePerson.safeParse(sent(token, fields));
  const told = new Set(error?.issues.map(({ path }) => path[0]));
  if (Array.from(fields.password).length < passwordLength.least) told.add("password");
  return fieldNames.filter((name) => told.has(name));
}

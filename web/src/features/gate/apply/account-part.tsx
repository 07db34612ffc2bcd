import { Link, useLocation } from "@tanstack/react-router";
import { useWords } from "../../../lib/words.ts";
import { TextField } from "../../../ui/text-field.tsx";
import { PasswordField } from "../../accounts/parts.tsx";
import { Part } from "./part.tsx";
import type { Applying } from "./use-applying.ts";
import { applyWords } from "./words.ts";

/** An account, made in the same step: the applicant must find their application again. */
export function AccountPart({ applying }: { readonly applying: Applying }) {
  const { account: words, troubles } = useWords(applyWords);
  const here = useLocation({ select: ({ href }) => href });
  const { fields, password } = applying.typed;
  const errorOf = (field: "name" | "login" | "password") => {
    const trouble = applying.troubles[`/account/${field}`];
    if (trouble === undefined) return null;
    return trouble === "missing" ? words.missing[field] : troubles[trouble];
  };
  const bind = (field: "name" | "login") => ({
    name: field,
    label: words[field],
    hint: words[`${field}Hint`],
    value: fields[field] ?? "",
    onText: (text: string) => applying.change(field, text, `/account/${field}`),
    error: errorOf(field),
  });
  return (
    <Part id="account" title={words.title}>
      <p className="-mt-1 flex flex-wrap items-baseline gap-x-4 text-faded">
        {words.intro}
        <Link
          to="/sign-in"
          search={{ to: here }}
          className="linked inline-flex min-h-11 items-center text-ink"
        >
          {words.have}
        </Link>
      </p>
      <div data-path="/account/name">
        <TextField {...bind("name")} autoComplete="name" maxLength={80} />
      </div>
      <div data-path="/account/login">
        <TextField {...bind("login")} autoComplete="username" autoCapitalize="none" spellCheck={false} />
      </div>
      <div data-path="/account/password">
        <PasswordField
          name="password"
          label={words.password}
          hint={words.passwordHint}
          value={password}
          onText={applying.setPassword}
          error={errorOf("password")}
          isNew
        />
      </div>
    </Part>
  );
}

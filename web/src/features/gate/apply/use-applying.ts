import type { ApplyForm } from "@kith/contract/gate";
import { fieldTroubles, type FieldTrouble } from "@kith/contract/gate";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { ApiRefusal, reasonOf } from "../../../lib/api.ts";
import { useDraft } from "../../../lib/draft.ts";
import { sessionQuery } from "../../../lib/session.ts";
import { makeUuid } from "../../../lib/uuid.ts";
import type { Way } from "../landing/queries.ts";
import { myApplicationQuery } from "../mine/queries.ts";
import { sendEvidence } from "../mine/sending.ts";
import { applicationOf, emptyFields, pathOf, troublesIn, type Troubles, type Typed } from "./answers.ts";
import { sendApplication } from "./queries.ts";

export interface Applying {
  readonly typed: Typed;
  readonly files: readonly File[];
  readonly isKept: boolean;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly troubles: Troubles;
  readonly change: (field: string, text: string, path: string) => void;
  readonly setPassword: (password: string) => void;
  readonly accept: (isAccepted: boolean) => void;
  readonly setFiles: (files: readonly File[]) => void;
  /** Sends it, unless something is wrong. @returns the paths of what is wrong, the first first. */
  readonly submit: () => readonly string[];
}

interface Asked {
  readonly way: Way;
  readonly referee: string | null;
  readonly form: ApplyForm;
}

/** The form while it is filled in: what is typed, what is wrong with it, and how it is sent, once. */
export function useApplying({ way, referee, form }: Asked): Applying {
  const [empty] = useState(() => emptyFields(form, makeUuid()));
  const draft = useDraft(`apply.${way.slug}`, empty);
  const [password, setPassword] = useState("");
  const [acceptedVersion, setAccepted] = useState<number | null>(null);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [troubles, setTroubles] = useState<Troubles>({});
  const sending = useSending(way, files, draft.forget, setTroubles);
  const typed: Typed = {
    form,
    fields: draft.fields,
    password,
    // Whoever accepted one version has not accepted the next.
    isAccepted: acceptedVersion === form.charterVersion,
    fileCount: files.length,
    refereeToken: form.refereeName === null ? null : referee,
    code: way.code,
    isNew: form.me === null,
  };
  const mend = (path: string) =>
    setTroubles(Object.fromEntries(Object.entries(troubles).filter(([wrong]) => wrong !== path)));
  return {
    typed,
    files,
    isKept: draft.isKept,
    isPending: sending.isPending,
    error: sending.error,
    troubles,
    change(field, text, path) {
      draft.change({ [field]: text });
      mend(path);
    },
    setPassword(text) {
      setPassword(text);
      mend("/account/password");
    },
    accept(isAccepted) {
      setAccepted(isAccepted ? form.charterVersion : null);
      mend("/acceptsCharter");
    },
    setFiles(chosen) {
      setFiles(chosen);
      mend("/evidence");
    },
    submit() {
      if (sending.isPending) return [];
      const found = troublesIn(typed);
      const read = applicationOf(typed);
      const wrong = Object.keys(found).length > 0 || "sent" in read ? found : missingAt(read.wrong);
      setTroubles(wrong);
      if ("sent" in read && Object.keys(wrong).length === 0) {
        // Kept before it leaves: should the answer be lost, the next one is still the same application.
        draft.change({ id: read.sent.id });
        sending.mutate(read.sent);
      }
      return Object.keys(wrong);
    },
  };
}

function missingAt(paths: readonly string[]): Troubles {
  return Object.fromEntries(paths.map((path) => [path, "missing" as const]));
}

function useSending(
  way: Way,
  files: readonly File[],
  forget: () => void,
  onWrong: (troubles: Troubles) => void,
) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: Parameters<typeof sendApplication>[1]) => sendApplication(way.slug, body),
    onSuccess: async (application) => {
      const { queryKey } = myApplicationQuery(application.id);
      queries.setQueryData(queryKey, application);
      sendEvidence(application.id, files, (now) => queries.setQueryData(queryKey, now));
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
      await navigate({
        to: "/applications/$applicationId",
        params: { applicationId: application.id },
        replace: true,
      });
      forget();
      queries.removeQueries({ queryKey: ["join", way.slug] });
      queries.removeQueries({ queryKey: ["applications"], exact: true });
    },
    onError: async (error) => {
      onWrong(troublesOf(error));
      if (isAsked(reasonOf(error))) await queries.invalidateQueries({ queryKey: ["join", way.slug] });
    },
  });
}

/** What is asked, or who asks, is another since the form was opened. */
function isAsked(reason: string | null): boolean {
  return (
    reason !== null && ["gateChanged", "charterChanged", "alreadyApplied", "alreadyMember"].includes(reason)
  );
}

function troublesOf(error: Error): Troubles {
  if (!(error instanceof ApiRefusal)) return {};
  const told = error.refusal.issues.map(({ path, message }): [string, FieldTrouble] => [
    pathOf(path),
    fieldTroubles.find((trouble) => trouble === message) ?? "missing",
  ]);
  return Object.fromEntries(told);
}

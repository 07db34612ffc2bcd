import type { SessionView } from "@kith/contract/accounts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useToast } from "../../ui/toast.tsx";
import { When } from "../../ui/when.tsx";
import { FormTrouble, Part, useAccountTrouble } from "./parts.tsx";
import { endOtherSessions, endSession, sessionsQuery } from "./requests.ts";
import { accountWords } from "./words.ts";

/** Where one is signed in, to be ended one by one or all but this one. */
export function SessionsPart() {
  const { account, opening } = useWords(accountWords);
  const words = account.sessions;
  const troubleOf = useAccountTrouble();
  const { data: sessions, error } = useQuery(sessionsQuery);
  return (
    <Part id="account-sessions" title={words.title} text={words.text}>
      {sessions === undefined ? (
        error === null && <Skeleton label={opening} />
      ) : (
        <>
          <ul className="mt-1 grid">
            {thisFirst(sessions).map((session) => (
              <SessionRow key={session.id} session={session} />
            ))}
          </ul>
          <EndOthers count={sessions.filter(({ isThis }) => !isThis).length} />
        </>
      )}
      <FormTrouble error={troubleOf(error)} />
    </Part>
  );
}

function SessionRow({ session }: { readonly session: SessionView }) {
  const words = useWords(accountWords).account.sessions;
  const device = words.device(session.browser, session.system);
  const { mutate, isPending } = useEnding(endSession, () => words.ended);
  return (
    <li className="flex min-h-16 items-center gap-4 border-b border-line py-2">
      <div className="min-w-0 flex-1">
        <p className="break-words">
          {device}
          {session.isThis && <span className="text-second text-faded"> · {words.isThis}</span>}
        </p>
        <p className="text-second text-faded">
          {words.seenBefore}
          <When at={session.seenAt} />
          {words.seenAfter}
        </p>
      </div>
      {!session.isThis && (
        <Button
          kind="text"
          isSmall
          aria-label={words.endOf(device)}
          onClick={isPending ? undefined : () => mutate(session.id)}
        >
          {words.end}
        </Button>
      )}
    </li>
  );
}

function EndOthers({ count }: { readonly count: number }) {
  const words = useWords(accountWords).account.sessions;
  const { mutate, isPending } = useEnding(endOtherSessions, ({ ended }) => words.endedAll(ended));
  if (count < 2) return null;
  return (
    <Button className="mt-4" onClick={isPending ? undefined : () => mutate()}>
      {words.endOthers(count)}
    </Button>
  );
}

function thisFirst(sessions: readonly SessionView[]): SessionView[] {
  return sessions.toSorted((a, b) => Number(b.isThis) - Number(a.isThis));
}

/** Whatever comes of it, the list is asked for again: it says what is so. */
function useEnding<Given, Answer>(end: (given: Given) => Promise<Answer>, said: (answer: Answer) => string) {
  const queries = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: end,
    onSuccess: (answer) => toast(said(answer)),
    onSettled: () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Navigate, useNavigate } from "@tanstack/react-router";
import { initialOf } from "../../lib/initial.ts";
import { changeSession, useSession } from "../../lib/session.ts";
import { useWords } from "../../lib/words.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { PersonDisc } from "../../ui/person-disc.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { ToastArea } from "../../ui/toast.tsx";
import { NoticesLink } from "../notices/notices-link.tsx";
import { InvitePart } from "./invite-part.tsx";
import { NoticeSettingsPart } from "./notice-settings-part.tsx";
import { NamePart } from "./name-part.tsx";
import { FormTrouble, NarrowPage, Part, useAccountTrouble } from "./parts.tsx";
import { PasswordPart } from "./password-part.tsx";
import { accountQuery, signOut } from "./requests.ts";
import { SessionsPart } from "./sessions-part.tsx";
import { accountWords } from "./words.ts";

/** One's own account: what one is called, how one signs in, and where one is signed in. */
export function AccountPage() {
  const words = useWords(accountWords);
  const { person, isKnown } = useSession();
  if (isKnown && person === null) return <Navigate to="/sign-in" search={{ to: "/account" }} replace />;
  return (
    <ToastArea>
      <NarrowPage title={words.account.title}>
        {person === null ? (
          <Skeleton label={words.opening} />
        ) : (
          <>
            <p className="-mt-2 mb-3 flex items-center justify-between desk:-mt-10">
              <Link
                to="/home"
                className="-ml-1 inline-flex min-h-11 items-center gap-1 text-second text-faded"
              >
                <Icon name="back" className="size-5" />
                {words.account.toHome}
              </Link>
              <span className="-mr-2.5">
                <NoticesLink />
              </span>
            </p>
            <Head name={person.name} />
            <NamePart name={person.name} />
            <PasswordPart />
            <NoticeSettingsPart />
            <SessionsPart />
            {person.isInstanceAdmin && (
              <>
                <InvitePart />
                <InstancePart />
              </>
            )}
            <SignOut />
          </>
        )}
      </NarrowPage>
    </ToastArea>
  );
}

function Head({ name }: { readonly name: string }) {
  const words = useWords(accountWords).account;
  const { data } = useQuery(accountQuery);
  return (
    <header className="flex items-center gap-4">
      <PersonDisc initial={initialOf(name)} size={44} />
      <div className="min-w-0">
        <h1 className="type-title break-words">{words.title}</h1>
        <p className="min-h-[1.4rem] break-words text-second text-faded">
          {data !== undefined && data.username !== null && words.signsInWith(data.username, data.email)}
        </p>
      </div>
    </header>
  );
}

function InstancePart() {
  const words = useWords(accountWords).account.instance;
  return (
    <Part id="account-instance" title={words.title} text={words.text}>
      <p className="mt-3">
        <Link to="/instance" className={buttonLook("secondary")}>
          {words.open}
        </Link>
      </p>
    </Part>
  );
}

function SignOut() {
  const words = useWords(accountWords).account;
  const troubleOf = useAccountTrouble();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { mutate, isPending, error } = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      await navigate({ to: "/sign-in" });
      changeSession(queries, null);
    },
  });
  return (
    <div className="mt-12 grid justify-items-start gap-3 border-t border-line pt-5">
      <FormTrouble error={troubleOf(error)} />
      <Button busyLabel={isPending ? words.signingOut : null} onClick={() => mutate()}>
        {words.signOut}
      </Button>
    </div>
  );
}

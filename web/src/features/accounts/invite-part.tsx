import { useMutation } from "@tanstack/react-query";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { useToast } from "../../ui/toast.tsx";
import { FormTrouble, Part, useAccountTrouble } from "./parts.tsx";
import { makeInvite } from "./requests.ts";
import { accountWords } from "./words.ts";

/** For whoever runs the instance: a link for one more person, shown this once. */
export function InvitePart() {
  const words = useWords(accountWords).account.invite;
  const troubleOf = useAccountTrouble();
  const { data, mutate, isPending, error } = useMutation({ mutationFn: makeInvite });
  return (
    <Part id="account-invite" title={words.title} text={words.text}>
      {data !== undefined && <InviteLink token={data.token} />}
      <div className="mt-3 grid justify-items-start gap-3">
        <FormTrouble error={troubleOf(error)} />
        <Button busyLabel={isPending ? words.busy : null} onClick={() => mutate()}>
          {words.make}
        </Button>
      </div>
    </Part>
  );
}

function InviteLink({ token }: { readonly token: string }) {
  const words = useWords(accountWords).account.invite;
  const toast = useToast();
  const link = `${window.location.origin}/welcome#${token}`;
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    toast(words.copied);
  };
  return (
    <div className="mt-4 rounded-box border border-line bg-sheet px-4 py-3">
      <p className="text-second font-semibold">{words.label}</p>
      <p className="mt-1 text-fact break-all select-all">{link}</p>
      {/* Browsers offer the clipboard over https and on the machine itself only; the text can be selected anywhere. */}
      {window.isSecureContext && (
        <Button kind="text" isSmall onClick={() => void copy()}>
          {words.copy}
        </Button>
      )}
    </div>
  );
}

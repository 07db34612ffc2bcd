import type { CarrierView, LiveCodeView } from "@kith/contract/carriers";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Section } from "../../app/community/page.tsx";
import { formatCount } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { ActDialog } from "../../ui/dialog.tsx";
import { QrCode } from "../../ui/qr-code.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { CopyAddress } from "../gate/copy-address.tsx";
import { CodeForm } from "./code-form.tsx";
import { endLiveCode, liveCodesQuery } from "./queries.ts";
import { useCarrierTrouble } from "./trouble.ts";
import { carrierWords } from "./words.ts";

/** Addresses that stay while chats fill and expire: each leads to whichever of its carriers is open. */
export function CodesSection({
  slug,
  carriers,
}: {
  readonly slug: string;
  readonly carriers: readonly CarrierView[];
}) {
  const { codes: words } = useWords(carrierWords);
  const { data } = useQuery(liveCodesQuery(slug));
  const [isMaking, setMaking] = useState(false);
  return (
    <Section id="live-codes" title={words.title}>
      <p className="pt-3 text-second text-faded">{words.intro}</p>
      <ul>
        {data?.codes.map((code) => (
          <Code key={code.id} slug={slug} code={code} />
        ))}
      </ul>
      {isMaking ? (
        <CodeForm slug={slug} carriers={carriers} onClose={() => setMaking(false)} />
      ) : (
        <p className="mt-3">
          <Button isSmall onClick={() => setMaking(true)}>
            {words.make}
          </Button>
        </p>
      )}
    </Section>
  );
}

function Code({ slug, code }: { readonly slug: string; readonly code: LiveCodeView }) {
  const { codes: words, standings } = useWords(carrierWords);
  const language = useLanguage();
  const [open, setOpen] = useState<"code" | "ending" | null>(null);
  const path = `/c/${slug}/meet/${code.code}`;
  return (
    <li className="border-b border-line py-3.5">
      <h3 className="text-body leading-[26px]">{code.name}</h3>
      <p className="text-second font-semibold">
        {code.leadsTo === null ? words.leadsNowhere : words.leadsTo(code.leadsTo.name)}
      </p>
      <ol className="text-second text-faded tabular-nums">
        {code.carriers.map(({ id, name, standing, handedOut }) => (
          <li key={id}>
            {words.handedOut(name, standings[standing].word, formatCount(language, handedOut))}
          </li>
        ))}
      </ol>
      <div className="mt-1 flex flex-wrap gap-x-6">
        <Button kind="text" isSmall onClick={() => setOpen("code")}>
          {words.show}
        </Button>
        <CopyAddress path={path} label={words.copy} done={words.copied} />
        <Button kind="text" isSmall onClick={() => setOpen("ending")}>
          {words.end}
        </Button>
      </div>
      <Sheet isOpen={open === "code"} onClose={() => setOpen(null)} title={code.name} close={words.close}>
        <QrCode
          text={window.location.origin + path}
          label={words.label(code.name)}
          className="mx-auto my-4 size-64"
        />
        <p className="text-second break-all text-faded">{window.location.origin + path}</p>
        <p className="mt-1 text-second text-faded">{words.strangers}</p>
      </Sheet>
      {open === "ending" && <Ending slug={slug} code={code} onClose={() => setOpen(null)} />}
    </li>
  );
}

interface EndingProps {
  readonly slug: string;
  readonly code: LiveCodeView;
  readonly onClose: () => void;
}

function Ending({ slug, code, onClose }: EndingProps) {
  const { codes: words } = useWords(carrierWords);
  const queries = useQueryClient();
  const troubleOf = useCarrierTrouble();
  const end = useMutation({
    mutationFn: () => endLiveCode(slug, code.id),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries({ queryKey: liveCodesQuery(slug).queryKey });
    },
  });
  return (
    <ActDialog
      isOpen
      onClose={onClose}
      title={words.endTitle(code.name)}
      leave={words.endLeave}
      act={words.endAct}
      busyLabel={end.isPending ? words.ending : null}
      error={troubleOf(end.error)}
      onAct={() => end.mutate()}
    >
      <p>{words.endText}</p>
    </ActDialog>
  );
}

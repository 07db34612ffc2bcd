import type { RefereeLink, VouchRequests } from "@kith/contract/gate";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useCommunity } from "../../../app/community/context.ts";
import { Page, PageHead, Section } from "../../../app/community/page.tsx";
import { Switcher } from "../../../app/community/switcher.tsx";
import { Trouble } from "../../../app/community/trouble.tsx";
import { frameWords } from "../../../app/community/words.ts";
import { useDraft } from "../../../lib/draft.ts";
import { useLanguage } from "../../../lib/language.tsx";
import { formatDay } from "../../../lib/when.ts";
import { useWords } from "../../../lib/words.ts";
import { Button } from "../../../ui/button.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { FieldError, TextField } from "../../../ui/text-field.tsx";
import { useToast } from "../../../ui/toast.tsx";
import { When } from "../../../ui/when.tsx";
import { CopyAddress } from "../copy-address.tsx";
import { makeRefereeLink, vouch, vouchingQuery } from "../queries.ts";
import { useGateTrouble } from "../trouble.ts";
import { gateWords } from "../words.ts";

/** For any member: who named them as a referee, and a link for whoever they would vouch for. */
export function VouchingPage() {
  const words = useWords(gateWords).vouching;
  const { loading } = useWords(frameWords);
  const community = useCommunity();
  const { data, error, refetch } = useQuery(vouchingQuery(community.slug));
  return (
    <Page title={words.title} of={community.name}>
      <div className="max-w-[680px]">
        <PageHead title={words.title} over={<Switcher community={community} isLine />} />
        {data === undefined && error === null && <Skeleton label={loading} />}
        {data === undefined && error !== null && <Trouble error={error} onAgain={() => void refetch()} />}
        {data !== undefined && (
          <>
            <p className="pt-3 text-faded">{data.requests.length === 0 ? words.none : words.intro}</p>
            <ul>
              {data.requests.map((request) => (
                <Request key={request.applicationId} request={request} />
              ))}
            </ul>
            <LinkPart />
          </>
        )}
      </div>
    </Page>
  );
}

const empty = { words: "" };

function Request({ request }: { readonly request: VouchRequests["requests"][number] }) {
  const words = useWords(gateWords).vouching;
  const { slug } = useCommunity();
  const queries = useQueryClient();
  const toast = useToast();
  const troubleOf = useGateTrouble();
  const { applicationId, applicantName, askedAt } = request;
  const { fields, change, forget } = useDraft(`vouch.${applicationId}`, empty);
  const answer = useMutation({
    mutationFn: (vouches: boolean) =>
      vouch(slug, applicationId, { vouches, words: vouches ? fields.words.trim() : "" }),
    onSuccess: async (_, vouches) => {
      forget();
      toast(vouches ? words.vouched(applicantName) : words.declined);
      await queries.invalidateQueries({ queryKey: vouchingQuery(slug).queryKey });
    },
  });
  const busyFor = (vouches: boolean) =>
    answer.isPending && answer.variables === vouches ? words.busy : null;
  const say = (vouches: boolean) => {
    if (!answer.isPending) answer.mutate(vouches);
  };
  return (
    <li className="grid gap-3 border-b border-line py-4">
      <p>
        <b className="break-words">{words.asked(applicantName)}</b>
        <When at={askedAt} className="ml-3 text-second text-faded" />
      </p>
      <TextField
        label={words.words}
        value={fields.words}
        onText={(text) => change({ words: text })}
        lines={2}
        maxLength={500}
      />
      <FieldError id={`vouch-${applicationId}`} error={troubleOf(answer.error)} />
      <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <Button kind="primary" busyLabel={busyFor(true)} onClick={() => say(true)}>
          {words.vouch}
        </Button>
        <Button kind="text" busyLabel={busyFor(false)} onClick={() => say(false)}>
          {words.decline}
        </Button>
      </p>
    </li>
  );
}

function LinkPart() {
  const words = useWords(gateWords).vouching;
  const { slug } = useCommunity();
  const troubleOf = useGateTrouble();
  const [link, setLink] = useState<RefereeLink | null>(null);
  const make = useMutation({ mutationFn: () => makeRefereeLink(slug), onSuccess: setLink });
  return (
    <Section id="referee-link" title={words.link}>
      <div className="grid gap-2.5 pt-3">
        <p>{words.linkText}</p>
        <FieldError id="referee-link-trouble" error={troubleOf(make.error)} />
        {link === null ? (
          <p>
            <Button busyLabel={make.isPending ? words.makingLink : null} onClick={() => make.mutate()}>
              {words.makeLink}
            </Button>
          </p>
        ) : (
          <Made link={link} />
        )}
      </div>
    </Section>
  );
}

function Made({ link }: { readonly link: RefereeLink }) {
  const words = useWords(gateWords).vouching;
  const language = useLanguage();
  return (
    <div className="grid gap-1">
      <p className="break-all">{window.location.origin + link.path}</p>
      <p className="text-second text-faded">{words.linkUntil(formatDay(language, link.expiresAt))}</p>
      <p>
        <CopyAddress path={link.path} label={words.copy} done={words.copied} />
      </p>
    </div>
  );
}

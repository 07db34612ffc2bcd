import type { MemberView } from "@kith/contract/members";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useCommunity } from "../../app/community/context.ts";
import { Page, Section } from "../../app/community/page.tsx";
import { Trouble } from "../../app/community/trouble.tsx";
import { frameWords } from "../../app/community/words.ts";
import { initialOf } from "../../lib/initial.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { formatDay } from "../../lib/when.ts";
import { PersonDisc } from "../../ui/person-disc.tsx";
import { RoleMark } from "../../ui/role-mark.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { VerifiedLine } from "../roles/verified-line.tsx";
import { Verifying } from "../roles/verifying.tsx";
import { AdmissionSection } from "../gate/admission-section.tsx";
import { RecordSection } from "../stay/record-section.tsx";
import { Erasing } from "./erasing.tsx";
import { lookOf } from "./look.ts";
import { memberQuery } from "./queries.ts";
import { RolesSection } from "./roles-section.tsx";
import { TiesSections } from "./ties-section.tsx";
import { memberWords } from "./words.ts";

const route = getRouteApi("/c/$slug/people/$memberId");

/** One member: how they are tied, what they hold, how they can be reached. */
export function MemberPage() {
  const words = useWords(memberWords);
  const { loading } = useWords(frameWords);
  const community = useCommunity();
  const { slug, memberId } = route.useParams();
  const { data, error, refetch } = useQuery(memberQuery(slug, memberId));
  const title = data === undefined ? words.people.title : data.name || words.states.erased;
  return (
    <Page title={title} of={community.name} up={{ to: "/c/$slug/people", params: { slug } }}>
      {data === undefined && error !== null && <Trouble error={error} onAgain={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton label={loading} />}
      {data !== undefined && <Member key={memberId} slug={slug} member={data} />}
    </Page>
  );
}

function Member({ slug, member }: { readonly slug: string; readonly member: MemberView }) {
  const { about } = route.useSearch();
  const isErased = member.state === "erased";
  return (
    <div className="wide:grid wide:grid-cols-[minmax(0,1fr)_312px] wide:gap-18">
      <div className="min-w-0">
        <Head member={member} />
        {!isErased && <TiesSections slug={slug} member={member} />}
      </div>
      {!isErased && (
        <div className="min-w-0 wide:pt-5">
          <Known member={member} />
          <RolesSection slug={slug} member={member} />
          <AdmissionSection slug={slug} memberId={member.id} isMe={member.isMe} />
          <RecordSection slug={slug} member={member} about={about} />
          {member.can.erase && <Erasing slug={slug} member={member} />}
        </div>
      )}
    </div>
  );
}

function Head({ member }: { readonly member: MemberView }) {
  const words = useWords(memberWords);
  const frame = useWords(frameWords);
  const language = useLanguage();
  const name = member.name === "" ? words.states.erased : member.name;
  const facts = [
    ...(member.isMe ? [words.member.you] : []),
    ...(member.joinedAt === null || member.state === "unclaimed"
      ? []
      : [words.member.joined(formatDay(language, member.joinedAt))]),
    ...(member.leftAt === null ? [] : [words.member.left(formatDay(language, member.leftAt))]),
    ...(member.state === "unclaimed" ? [words.member.unclaimed] : []),
    ...(member.state === "erased" ? [words.member.erased] : []),
  ];
  return (
    <header className="flex items-start gap-3.5 pt-5 desk:pt-9">
      <PersonDisc initial={initialOf(name)} size={44} look={lookOf(member)} />
      <div className="min-w-0 flex-1">
        <h1 className="type-title break-words">{name}</h1>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-second text-faded">
          {member.roles.map((role) => (
            <RoleMark key={role}>{frame.roles[role]}</RoleMark>
          ))}
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
        <Verification member={member} />
      </div>
    </header>
  );
}

/** Of those whom newcomers rely on: who made sure who they are. */
function Verification({ member }: { readonly member: MemberView }) {
  const { slug } = useCommunity();
  const isReliedOn = member.roles.includes("organiser") || member.roles.includes("official");
  if (!isReliedOn) return null;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-4">
      <VerifiedLine verified={member.verified} />
      {member.can.verify && <Verifying slug={slug} member={member} />}
    </p>
  );
}

/** What somebody is called elsewhere, how to reach them and where they can be found, as far as they let it be seen. */
function Known({ member }: { readonly member: MemberView }) {
  const words = useWords(memberWords);
  const rows = [
    ...member.identities.map(({ id, carrierName, name }) => ({ id, label: carrierName, value: name })),
    ...member.contacts.map(({ id, kind, value }) => ({ id, label: words.contacts[kind], value })),
    ...member.places.map(({ id, kind, name }) => ({ id, label: words.places[kind], value: name })),
  ];
  if (rows.length === 0) return null;
  const isElsewhere = rows.length === member.identities.length;
  return (
    <Section id="known" title={isElsewhere ? words.member.known : words.member.contacts} className="mt-7">
      <dl>
        {rows.map(({ id, label, value }) => (
          <div key={id} className="flex gap-4 border-b border-line py-2.5 text-fact">
            <dt className="min-w-0 break-words text-faded">{label}</dt>
            <dd className="ml-auto min-w-0 text-right break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

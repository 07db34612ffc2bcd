import { roles, type Role, type RoleList, type RoleTermView, type VacancyView } from "@kith/contract/members";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCommunity } from "../../app/community/context.ts";
import { Page, PageHead, Section } from "../../app/community/page.tsx";
import { Trouble } from "../../app/community/trouble.tsx";
import { frameWords } from "../../app/community/words.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useRoleName } from "../../lib/vocabulary.ts";
import { formatDay } from "../../lib/when.ts";
import { useWords } from "../../lib/words.ts";
import { buttonLook } from "../../ui/button.tsx";
import { GradeMark } from "../../ui/grade-mark.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Holder } from "./holder.tsx";
import { Offers } from "./offers.tsx";
import { PastTerms } from "./past-terms.tsx";
import { rolesQuery } from "./queries.ts";
import { roleWords } from "./words.ts";

/** Who holds which role, to which day, verified by whom; what stands empty; what waits for an answer. */
export function RolesPage() {
  const words = useWords(roleWords);
  const { loading } = useWords(frameWords);
  const community = useCommunity();
  const { slug } = community;
  const { data, error, refetch } = useQuery(rolesQuery(slug));
  return (
    <Page title={words.title} of={community.name} up={{ to: "/c/$slug/people", params: { slug } }}>
      <div className="max-w-[680px]">
        <PageHead title={words.title} isInner />
        <p className="pt-3 text-faded">{words.intro}</p>
        {data === undefined && error !== null && <Trouble error={error} onAgain={() => void refetch()} />}
        {data === undefined && error === null && <Skeleton label={loading} />}
        {data !== undefined && <Roles slug={slug} list={data} />}
      </div>
    </Page>
  );
}

function Roles({ slug, list }: { readonly slug: string; readonly list: RoleList }) {
  return (
    <>
      <Offers slug={slug} offers={list.handOvers} />
      {roles.map((role) => (
        <OneRole
          key={role}
          slug={slug}
          role={role}
          terms={list.current.filter((term) => term.role === role)}
          vacancy={list.vacancies.find((one) => one.role === role) ?? null}
          canAppoint={list.can.appoint}
        />
      ))}
      <PastTerms slug={slug} />
    </>
  );
}

interface OneRoleProps {
  readonly slug: string;
  readonly role: Role;
  readonly terms: readonly RoleTermView[];
  readonly vacancy: VacancyView | null;
  readonly canAppoint: boolean;
}

function OneRole({ slug, role, terms, vacancy, canAppoint }: OneRoleProps) {
  const words = useWords(roleWords);
  const nameOf = useRoleName();
  const isHeld = terms.some(({ state }) => state === "current");
  return (
    <Section id={`role-${role}`} title={<span className="first-letter:uppercase">{nameOf(role)}</span>}>
      <ul>
        {terms.map((term) => (
          <Holder key={term.id} slug={slug} term={term} />
        ))}
      </ul>
      {!isHeld && <Vacancy vacancy={vacancy} />}
      {!isHeld && canAppoint && (
        <p>
          <Link to="/c/$slug/people" params={{ slug }} className={buttonLook("text", true)}>
            {words.appointHint}
          </Link>
        </p>
      )}
    </Section>
  );
}

function Vacancy({ vacancy }: { readonly vacancy: VacancyView | null }) {
  const words = useWords(roleWords);
  const language = useLanguage();
  if (vacancy === null) return <p className="py-3 text-fact text-faded">{words.never}</p>;
  return (
    <div className="flex flex-wrap items-center gap-x-3 py-3">
      <GradeMark grade="notEnough" word={words.vacant} />
      <span className="text-second text-faded">
        {words.vacantSince(formatDay(language, vacancy.since), vacancy.last.name)}
      </span>
    </div>
  );
}

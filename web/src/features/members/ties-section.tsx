import type { MemberView } from "@kith/contract/members";
import type { IntroductionPath, TieView } from "@kith/contract/ties";
import { Link } from "@tanstack/react-router";
import { Section } from "../../app/community/page.tsx";
import { useTroubleText } from "../../app/community/trouble.tsx";
import { frameWords } from "../../app/community/words.ts";
import { useCommunity } from "../../app/community/context.ts";
import { formatCount } from "../../lib/format.ts";
import { initialOf } from "../../lib/initial.ts";
import { useLanguage } from "../../lib/language.tsx";
import { formatWhen } from "../../lib/when.ts";
import { useWords } from "../../lib/words.ts";
import { MoreButton } from "../../ui/more-button.tsx";
import { PersonDisc } from "../../ui/person-disc.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TieLine } from "../../ui/tie-line.tsx";
import { useTies } from "./queries.ts";
import { memberWords } from "./words.ts";

/** How this member is tied: to whoever looks, and, for themselves and organisers, to everybody. */
export function TiesSections({ slug, member }: { readonly slug: string; readonly member: MemberView }) {
  const words = useWords(memberWords).member;
  const { loading, loadingMore, more } = useWords(frameWords);
  const language = useLanguage();
  const troubleOf = useTroubleText();
  const { me } = useCommunity();
  const ties = useTies(slug, member.id);
  if (ties.error !== null) return <p className="py-6 text-faded">{troubleOf(ties.error)}</p>;
  if (ties.items === undefined) return <Skeleton label={loading} />;
  const toMe = ties.items.find(({ memberId }) => memberId === me.memberId);
  return (
    <>
      {!member.isMe && (
        <Section id="through" title={words.through}>
          <Between slug={slug} tie={toMe} paths={ties.through} />
        </Section>
      )}
      {(member.isMe || ties.total !== null) && (
        <Section
          id="ties"
          title={words.ties}
          aside={
            ties.total === null ? null : (
              <span className="text-second text-faded">
                {words.tiesCount(formatCount(language, ties.total), ties.total)}
              </span>
            )
          }
        >
          <ul>
            {ties.items.map((tie) => (
              <li key={tie.memberId} className="border-b border-line">
                <TieRow slug={slug} tie={tie} isMine={member.isMe} />
              </li>
            ))}
          </ul>
          {ties.items.length === 0 && <p className="py-4 text-faded">{words.noTies}</p>}
          <MoreButton
            label={more}
            busyLabel={loadingMore}
            isBusy={ties.isFetchingMore}
            onMore={ties.fetchMore}
          />
        </Section>
      )}
      {!member.isMe && ties.total === null && (
        <p className="mt-4 text-second text-faded">{words.hiddenTies}</p>
      )}
    </>
  );
}

interface BetweenProps {
  readonly slug: string;
  readonly tie: TieView | undefined;
  readonly paths: readonly IntroductionPath[];
}

/** What ties the two, or through whom they could come to know each other. */
function Between({ slug, tie, paths }: BetweenProps) {
  const words = useWords(memberWords).member;
  const { through } = { through: paths.filter(({ people }) => people.length > 2) };
  return (
    <>
      {tie !== undefined && (
        <div className="border-b border-line py-3.5">
          <p className="flex items-center gap-2.5 text-fact">
            <TieLine look={tie.isDeep ? "deep" : "ordinary"} />
            <b>{words.direct}</b>
          </p>
          <TieFacts tie={tie} isMine />
        </div>
      )}
      {through.map((path) => (
        <PathRow key={path.people.map(({ memberId }) => memberId).join()} slug={slug} path={path} />
      ))}
      {tie === undefined && through.length === 0 && <p className="py-4 text-faded">{words.noPath}</p>}
    </>
  );
}

/** Everybody on the way, each a bead; the first between is whom to ask. */
function PathRow({ slug, path }: { readonly slug: string; readonly path: IntroductionPath }) {
  const words = useWords(memberWords).member;
  const [, between] = path.people;
  return (
    <div className="border-b border-line py-3.5">
      <p className="text-fact font-semibold">
        {between === undefined ? words.path : words.throughOne(between.name)}
      </p>
      <ol className="mt-1 flex flex-wrap items-center">
        {path.people.map(({ memberId, name }, place) => (
          <li key={memberId} className="flex items-center">
            {place > 0 && (
              <span className="mx-1 w-4 border-t-[1.4px] border-dotted border-thread" aria-hidden="true" />
            )}
            <Link
              to="/c/$slug/people/$memberId"
              params={{ slug, memberId }}
              className="flex min-h-11 items-center gap-1.5 text-second"
            >
              <PersonDisc initial={initialOf(name)} size={22} />
              {name}
            </Link>
          </li>
        ))}
      </ol>
    </div>
  );
}

interface TieRowProps {
  readonly slug: string;
  readonly tie: TieView;
  readonly isMine: boolean;
}

function TieRow({ slug, tie, isMine }: TieRowProps) {
  return (
    <div className="py-2">
      <Link
        to="/c/$slug/people/$memberId"
        params={{ slug, memberId: tie.memberId }}
        className="flex min-h-11 items-center gap-2.5 active:bg-sunk"
      >
        <PersonDisc initial={initialOf(tie.name)} />
        <span className="min-w-0 truncate">{tie.name}</span>
        <span className="ml-auto">
          <TieLine look={tie.isDeep ? "deep" : "ordinary"} />
        </span>
      </Link>
      <TieFacts tie={tie} isMine={isMine} />
    </div>
  );
}

/** How close, of what kinds, which way, and when last: in words. */
function TieFacts({ tie, isMine }: { readonly tie: TieView; readonly isMine: boolean }) {
  const words = useWords(memberWords);
  const language = useLanguage();
  const { direction, directionMine } = words.member;
  const facts = [
    tie.isDeep ? words.member.deep : words.grades[tie.grade],
    tie.kinds.map(({ kind }) => words.acts[kind]).join(language === "en" ? ", " : "、"),
    (isMine ? directionMine : direction)[tie.direction],
  ];
  return (
    <p className="flex flex-wrap gap-x-3.5 text-second text-faded">
      {facts.filter(Boolean).map((fact, place) => (
        <span key={fact} className={place === 0 ? "font-semibold text-ink" : ""}>
          {fact}
        </span>
      ))}
      <span>
        {tie.lastAt === null ? (
          words.member.declared
        ) : (
          <>
            {words.member.lastAt} <time dateTime={tie.lastAt}>{formatWhen(language, tie.lastAt)}</time>
          </>
        )}
      </span>
    </p>
  );
}

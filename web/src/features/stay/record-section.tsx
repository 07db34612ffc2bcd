import type { MemberView } from "@kith/contract/members";
import { hasPower } from "@kith/contract/powers";
import type { MemberRecord } from "@kith/contract/stay";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useCommunity } from "../../app/community/context.ts";
import { Section } from "../../app/community/page.tsx";
import { useTroubleText } from "../../app/community/trouble.tsx";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { ActSheet } from "./act-sheet.tsx";
import { recordQuery } from "./queries.ts";
import { SanctionRow } from "./sanction-row.tsx";
import { stayWords } from "./words.ts";

interface RecordSectionProps {
  readonly slug: string;
  readonly member: MemberView;
  /** A post of theirs whoever comes here wants to act on. */
  readonly about?: string | undefined;
}

/** On a person's page, for staff: what was done to them, and the way to act under a rule. */
export function RecordSection(props: RecordSectionProps) {
  const { me } = useCommunity();
  // Somebody who never came themselves cannot be told, so nothing is done to them.
  const isKnown = props.member.state !== "unclaimed" && !props.member.isMe;
  return isKnown && hasPower(me.roles, "sanction.read") ? <Record {...props} /> : null;
}

function Record({ slug, member, about }: RecordSectionProps) {
  const words = useWords(stayWords).person;
  const troubleOf = useTroubleText();
  const { data, error } = useQuery(recordQuery(slug, member.id));
  const [isActing, setActing] = useState(about !== undefined);
  return (
    <Section id="stay" title={words.title} className="mt-7">
      <p role="alert" className="py-3 text-faded empty:hidden">
        {data === undefined ? troubleOf(error) : null}
      </p>
      {data !== undefined && (
        <>
          <Rows slug={slug} record={data} />
          <Way record={data} onAct={() => setActing(true)} />
          {data.can.steps.length > 0 && data.isOpened && (
            <ActSheet
              slug={slug}
              member={member}
              record={data}
              about={about}
              isOpen={isActing}
              onClose={() => setActing(false)}
            />
          )}
        </>
      )}
    </Section>
  );
}

function Rows({ slug, record }: { readonly slug: string; readonly record: MemberRecord }) {
  const words = useWords(stayWords).person;
  const { sanctions } = record;
  return (
    <>
      {sanctions.length === 0 && <p className="py-3 text-faded">{words.none}</p>}
      <ul>
        {sanctions.map((sanction) => (
          <li key={sanction.id} className="border-b border-line">
            <Link
              to="/c/$slug/stay/$sanctionId"
              params={{ slug, sanctionId: sanction.id }}
              className="block active:bg-sunk"
            >
              <SanctionRow sanction={sanction} />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The way to act, or why there is none. */
function Way({ record, onAct }: { readonly record: MemberRecord; readonly onAct: () => void }) {
  const words = useWords(stayWords).person;
  if (record.can.steps.length === 0) return null;
  if (!record.isOpened) return <p className="pt-2 text-second text-faded">{words.notOpened}</p>;
  if (record.rules.length === 0) return <p className="pt-2 text-second text-faded">{words.noRules}</p>;
  return (
    <p className="mt-2">
      <Button kind="text" isSmall onClick={onAct}>
        {words.act}
      </Button>
    </p>
  );
}

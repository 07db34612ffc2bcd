import type { MemberLine } from "@kith/contract/members";
import { Link } from "@tanstack/react-router";
import { frameWords } from "../../app/community/words.ts";
import { initialOf } from "../../lib/initial.ts";
import { useWords } from "../../lib/words.ts";
import { PersonDisc } from "../../ui/person-disc.tsx";
import { RoleMark } from "../../ui/role-mark.tsx";
import { lookOf } from "./look.ts";
import { memberWords } from "./words.ts";

interface PersonRowProps {
  readonly slug: string;
  readonly person: MemberLine;
  readonly isMe: boolean;
}

export function PersonRow({ slug, person, isMe }: PersonRowProps) {
  const words = useWords(memberWords);
  const { roles } = useWords(frameWords);
  const name = person.name === "" ? words.states.erased : person.name;
  return (
    <Link
      to="/c/$slug/people/$memberId"
      params={{ slug, memberId: person.id }}
      className="flex min-h-14 items-center gap-3 py-2 active:bg-sunk"
    >
      <PersonDisc initial={initialOf(name)} size={36} look={lookOf(person)} />
      <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2">
        <span className="max-w-full truncate">{name}</span>
        {person.roles.map((role) => (
          <RoleMark key={role}>{roles[role]}</RoleMark>
        ))}
      </span>
      <span className="text-second whitespace-nowrap text-faded">
        {isMe ? words.member.you : person.state === "member" ? "" : words.states[person.state]}
      </span>
    </Link>
  );
}

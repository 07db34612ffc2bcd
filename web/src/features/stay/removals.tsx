import type { OwnSanction } from "@kith/contract/stay";
import { Link } from "@tanstack/react-router";
import { useWords } from "../../lib/words.ts";
import { Icon } from "../../ui/icon.tsx";
import { useOwn } from "./queries.ts";
import { ruleName } from "./said.ts";
import { stayWords } from "./words.ts";

/** The removals by which somebody is out of a community now. */
export function useRemovals(): readonly OwnSanction[] {
  const { items = [] } = useOwn();
  return items.filter(({ state, isMember }) => state === "removed" && !isMember);
}

/** Below somebody's communities: those they were removed from, with the way to an appeal. */
export function Removals({ removals }: { readonly removals: readonly OwnSanction[] }) {
  const words = useWords(stayWords).own;
  if (removals.length === 0) return null;
  return (
    <ul>
      {removals.map(({ id, community, rule }) => (
        <li key={id} className="border-b border-line">
          <Link
            to="/sanctions/$sanctionId"
            params={{ sanctionId: id }}
            className="flex min-h-16 items-center gap-4 py-3 active:bg-sunk"
          >
            <span className="min-w-0 flex-1">
              <b className="block break-words">{words.removedFrom(community.name)}</b>
              <span className="text-second text-faded">{words.why(ruleName(rule.number))}</span>
            </span>
            <Icon name="next" className="size-[18px] text-faded" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

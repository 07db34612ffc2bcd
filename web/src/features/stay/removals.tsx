import type { OwnSanction } from "@kith/contract/stay";
import { Link } from "@tanstack/react-router";
import { useWords } from "../../lib/words.ts";
import { Icon } from "../../ui/icon.tsx";
import { useOwn } from "./queries.ts";
import { ruleName } from "./said.ts";
import { stayWords } from "./words.ts";

/** What was done to somebody in communities they are out of now: removals, and what can still be appealed or waits. */
export function useRemovals(): readonly OwnSanction[] {
  const { items = [] } = useOwn();
  return items.filter(({ isMember, ...one }) => !isMember && (one.state === "removed" || isOpen(one)));
}

function isOpen({ can, appeal }: Pick<OwnSanction, "can" | "appeal">): boolean {
  return can.appeal || (appeal !== null && appeal.decision === null);
}

/** Below somebody's communities: where they were removed from, with the way to an appeal. */
export function Removals({ removals }: { readonly removals: readonly OwnSanction[] }) {
  const { own: words, steps } = useWords(stayWords);
  if (removals.length === 0) return null;
  return (
    <ul>
      {removals.map(({ id, community, rule, state, step }) => (
        <li key={id} className="border-b border-line">
          <Link
            to="/sanctions/$sanctionId"
            params={{ sanctionId: id }}
            className="flex min-h-16 items-center gap-4 py-3 active:bg-sunk"
          >
            <span className="min-w-0 flex-1">
              <b className="block break-words">
                {state === "removed"
                  ? words.removedFrom(community.name)
                  : words.stepIn(steps[step], community.name)}
              </b>
              <span className="text-second text-faded">{words.why(ruleName(rule.number))}</span>
            </span>
            <Icon name="next" className="size-[18px] text-faded" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

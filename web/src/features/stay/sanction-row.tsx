import type { SanctionView } from "@kith/contract/stay";
import type { ReactNode } from "react";
import { useWords } from "../../lib/words.ts";
import { Icon } from "../../ui/icon.tsx";
import { RoleMark } from "../../ui/role-mark.tsx";
import { When } from "../../ui/when.tsx";
import { ruleName } from "./said.ts";
import { StateWords } from "./state-words.tsx";
import { stayWords } from "./words.ts";

/** One line of a record: what, under which rule, how it stands. */
export function SanctionRow({
  sanction,
  lead,
}: {
  readonly sanction: SanctionView;
  /** Whom it is about, where that is not clear. */
  readonly lead?: ReactNode;
}) {
  const words = useWords(stayWords);
  const { rule, ground, appeal, givenAt, state } = sanction;
  const isOver = state === "lifted" || state === "over";
  return (
    <span className="flex min-h-13 items-center gap-3 py-2.5">
      <span className="min-w-0 flex-1">
        {lead !== undefined && <b className="block break-words">{lead}</b>}
        <span className={`flex flex-wrap items-center gap-x-3 gap-y-0.5 ${isOver ? "text-faded" : ""}`}>
          <span className={lead === undefined ? "font-semibold" : ""}>
            <StateWords sanction={sanction} />
          </span>
          <span className="tabular-nums">{ruleName(rule.number)}</span>
          {ground !== null && <RoleMark>{words.sanction.skipped}</RoleMark>}
          {appeal !== null && <RoleMark>{words.list.appealed}</RoleMark>}
        </span>
        <When at={givenAt} className="text-caption text-faded" />
      </span>
      <Icon name="next" className="size-[18px] text-faded" />
    </span>
  );
}

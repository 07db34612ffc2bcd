import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useCommunity } from "../../app/community/context.ts";
import { PageHead } from "../../app/community/page.tsx";
import { Switcher } from "../../app/community/switcher.tsx";
import { useWords } from "../../lib/words.ts";
import { gateWords } from "./words.ts";

interface GateHeadProps {
  readonly title: ReactNode;
  readonly under?: ReactNode;
}

const tabs = [
  { id: "queue", to: "/c/$slug/gate" },
  { id: "codes", to: "/c/$slug/gate/codes" },
  { id: "settings", to: "/c/$slug/gate/settings" },
] as const;

/** The heading of the gate's pages, and the way between them. */
export function GateHead({ title, under }: GateHeadProps) {
  const words = useWords(gateWords).tabs;
  const community = useCommunity();
  const { slug } = community;
  return (
    <PageHead title={title} over={<Switcher community={community} isLine />} under={under}>
      <nav aria-label={words.label} className="-my-1.5 flex flex-wrap gap-x-6">
        {tabs.map(({ id, to }) => (
          <Link
            key={id}
            to={to}
            params={{ slug }}
            activeOptions={{ exact: true, includeSearch: false }}
            activeProps={{ className: "font-semibold text-ink shadow-[inset_0_-2px_0_var(--thread)]" }}
            inactiveProps={{ className: "text-faded" }}
            className="inline-flex min-h-11 items-center text-fact"
          >
            {words[id]}
          </Link>
        ))}
      </nav>
    </PageHead>
  );
}

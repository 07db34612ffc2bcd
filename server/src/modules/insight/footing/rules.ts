import type { FootingTest } from "@kith/contract/insight";

/** How long talk and service carry on without anybody doing anything. */
export const FOOTING_DAYS = 30;

/** What decides whether a community stands. */
export interface FootingFacts {
  /** "" where none is written down. */
  readonly purpose: string;
  /** Whether the charter that says so is in force. */
  readonly isOpened: boolean;
  readonly goal: {
    readonly recorded: number;
    readonly target: number;
    readonly unit: string;
    readonly until: string;
  } | null;
  /** The day it is where the community lives. */
  readonly today: string;
  /** Carriers that are in use. */
  readonly carriers: number;
  /** Posts written here, in the last days. */
  readonly ownPosts: number;
  /** Who serves: how many hold a role now, and what they did for others in the last days. */
  readonly staff: number;
  readonly staffActs: number;
}

/** How a test came out, by the fact that decided it. */
export type Finding =
  | {
      readonly test: "purpose";
      readonly holds: boolean;
      readonly because: "unwritten" | "draft" | "goalPast" | "goal" | "written";
    }
  | {
      readonly test: "carried";
      readonly holds: boolean;
      readonly because: "both" | "carriers" | "talk" | "nothing";
    }
  | { readonly test: "service"; readonly holds: boolean; readonly because: "acts" | "silent" | "nobody" };

/**
 * The three tests, each by itself: a purpose that is in force and whose goal did not run out unreached; a carrier in
 * use, or talk here; something done by those who hold a role. Source: L146.
 */
export function footingOf(facts: FootingFacts): readonly Finding[] {
  return [purposeIn(facts), carriedBy(facts), serviceIn(facts)];
}

function purposeIn({ purpose, isOpened, goal, today }: FootingFacts): Finding {
  const test: FootingTest = "purpose";
  if (purpose === "") return { test, holds: false, because: "unwritten" };
  if (!isOpened) return { test, holds: false, because: "draft" };
  if (goal === null) return { test, holds: true, because: "written" };
  const isUnreached = goal.until < today && goal.recorded < goal.target;
  return isUnreached ? { test, holds: false, because: "goalPast" } : { test, holds: true, because: "goal" };
}

function carriedBy({ carriers, ownPosts }: FootingFacts): Finding {
  const test: FootingTest = "carried";
  if (carriers > 0 && ownPosts > 0) return { test, holds: true, because: "both" };
  if (carriers > 0) return { test, holds: true, because: "carriers" };
  return ownPosts > 0 ? { test, holds: true, because: "talk" } : { test, holds: false, because: "nothing" };
}

function serviceIn({ staff, staffActs }: FootingFacts): Finding {
  const test: FootingTest = "service";
  if (staff === 0) return { test, holds: false, because: "nobody" };
  return staffActs > 0 ? { test, holds: true, because: "acts" } : { test, holds: false, because: "silent" };
}

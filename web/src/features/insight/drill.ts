import type { DrillView } from "@kith/contract/insight";

/** How many no way would lead to. */
export function lostOf({ rungs }: Pick<DrillView, "rungs">): number {
  return rungs.find(({ rung }) => rung === "lost")?.count ?? 0;
}

type Carriers = Pick<DrillView, "carriers">;

export function goneOf({ carriers }: Carriers): readonly string[] {
  return carriers.filter(({ isRemoved }) => isRemoved).map(({ id }) => id);
}

/** Changes with the choice of carriers, so that the rungs fill anew. */
export function goneKey(drill: Carriers): string {
  return goneOf(drill).join();
}

/** The carriers gone once this one is dissolved, or given back. The last one stays dissolved: else there is no drill. */
export function toggled(drill: Carriers, id: string): readonly string[] {
  const gone = goneOf(drill);
  if (!gone.includes(id)) return [...gone, id];
  return gone.length === 1 ? gone : gone.filter((other) => other !== id);
}

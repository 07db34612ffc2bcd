import type { Tx } from "../db/open.ts";
import { tell } from "../bus.ts";
import { askFor } from "./deliver.ts";
import type { DeliveryState, LogEntry } from "./notice.ts";
import type { Address, Reach, Route } from "./ports.ts";
import { quietEnd } from "./quiet.ts";
import { change, type DeliveryRow, type NoticeRow } from "./store.ts";

/** Where the bus tells that a person's list of notices has changed. */
export const NOTICES_TOPIC = "notices";

/** What is needed to go a step with a delivery. */
export interface Considered {
  readonly tx: Tx;
  readonly row: DeliveryRow;
  readonly notice: NoticeRow;
  readonly now: Date;
  /** The routes that are set up, by name. */
  readonly routes: ReadonlyMap<string, Route>;
  readonly waitFor: (route: Route) => number;
}

/** A delivery that has to be handed to a route now. */
export interface ToSend {
  readonly row: DeliveryRow;
  readonly notice: NoticeRow;
  readonly reach: Reach;
  readonly route: Route;
  readonly address: Address;
  readonly hasOther: boolean;
}

/**
 * Shows a due delivery in the app and sees where else it goes, as the person wants it at this moment.
 *
 * @returns null when nothing is to be sent now.
 */
export async function begin(considered: Considered, reach: Reach | null): Promise<ToSend | null> {
  const { row, notice, now, routes } = considered;
  if (reach === null) return ends(considered, "skipped", "gone");
  if (!reach.consents) return ends(considered, "skipped", "noConsent");
  const shown = await show(considered, reach);
  const open = reach.outward.filter(({ route }) => !row.refused.includes(route));
  if (open.length === 0) return endsInApp(shown, reach);
  if (notice.deadline_at !== null && now >= notice.deadline_at) return ends(shown, "dead", "deadline");
  const address = open.find(({ route }) => routes.has(route));
  if (address === undefined) return hold(shown, open[0]?.route ?? null);
  const quiet = notice.is_urgent ? null : quietEnd(now, reach.quiet);
  if (quiet !== null) return postpone(shown, quiet, [{ at: now.toISOString(), what: "quiet" }]);
  return take(shown, { reach, address, hasOther: open.length > 1 });
}

/** Puts it into the person's list, once. */
async function show(considered: Considered, reach: Reach): Promise<Considered> {
  const { tx, row, now } = considered;
  if (!reach.inApp || row.shown_at !== null) return considered;
  const shown = {
    ...row,
    shown_at: now,
    log: [...row.log, { at: now.toISOString(), what: "shown" as const }],
  };
  await change(tx, row, { shown_at: now }, shown.log.slice(-1));
  await tell(tx, NOTICES_TOPIC, {
    communityId: row.community_id,
    personId: row.person_id,
    deliveryId: row.id,
  });
  return { ...considered, row: shown };
}

async function endsInApp(considered: Considered, { outward, withheld = [] }: Reach): Promise<null> {
  const { tx, row, now } = considered;
  // Every route refused, and since then the person took away those that had not.
  if (outward.length > 0) return ends(considered, "failed", null);
  if (row.shown_at === null) return ends(considered, "skipped", "noRoute");
  const at = now.toISOString();
  const kept = withheld.map(({ route, why }) => ({ at, what: "skipped" as const, route, detail: why }));
  const sent: LogEntry = { at, what: "sent", route: "inApp" };
  await change(tx, row, { state: "sent", route: "inApp", sent_at: row.shown_at }, [...kept, sent]);
  return null;
}

async function ends(
  { tx, row, now }: Considered,
  state: DeliveryState & LogEntry["what"],
  detail: string | null,
): Promise<null> {
  const entry: LogEntry = { at: now.toISOString(), what: state, ...(detail === null ? {} : { detail }) };
  await change(tx, row, { state }, [entry]);
  return null;
}

async function postpone({ tx, row }: Considered, dueAt: Date, logged: readonly LogEntry[]): Promise<null> {
  await change(tx, row, { state: "due", due_at: dueAt }, logged);
  await askFor(tx, { communityId: row.community_id, id: row.id }, dueAt);
  return null;
}

async function hold({ tx, row, now }: Considered, route: string | null): Promise<null> {
  if (row.state === "held" && row.route === route) return null;
  const entry: LogEntry = { at: now.toISOString(), what: "held", ...(route === null ? {} : { route }) };
  await change(tx, row, { state: "held", route }, [entry]);
  return null;
}

async function take(
  considered: Considered,
  to: { readonly reach: Reach; readonly address: Address; readonly hasOther: boolean },
): Promise<ToSend | null> {
  const { tx, row, now, routes, waitFor, notice } = considered;
  const route = routes.get(to.address.route)!;
  const waitMs = waitFor(route);
  if (waitMs > 0) return postpone(considered, new Date(now.getTime() + waitMs), []);
  const sending = { state: "sending" as const, route: route.name, attempt: row.attempt + 1, given_at: null };
  const entry: LogEntry = { at: now.toISOString(), what: "sending", route: route.name };
  await change(tx, row, sending, [entry]);
  return { ...to, route, notice, row: { ...row, ...sending, log: [...row.log, entry] } };
}

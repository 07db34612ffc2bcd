import { OpenDeliveryState, type InstanceDeliveries, type OpenDelivery } from "@kith/contract/instance";
import type { Db } from "../../platform/db/open.ts";
import {
  openCounts,
  troubledDeliveries,
  waitingDeliveries,
  type MailSettings,
  type WaitingDelivery,
} from "../../platform/delivery/index.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Actor } from "./actor.ts";
import { namesOf } from "./queries.ts";
import { isInstanceAdmin } from "./store.ts";

/** What waits and what did not arrive as it should. @throws {NotFound} for whoever does not run the instance. */
export async function instanceDeliveries(
  db: Db,
  actor: Actor,
  mail: MailSettings | null,
): Promise<InstanceDeliveries> {
  if (!(await isInstanceAdmin(db, actor.personId))) throw new NotFound();
  const { due, held, sending, unknown, failed, dead } = await openCounts(db);
  const [waiting, troubled] = [await waitingDeliveries(db), await troubledDeliveries(db)];
  const people = [...waiting, ...troubled].map(({ personId }) => personId);
  const names = await namesOf(db, [...new Set(people)]);
  return {
    mail: {
      isSetUp: mail !== null,
      from: mail === null ? null : mail.from.address,
      hasPublicUrl: mail !== null && mail.publicUrl !== null,
    },
    counts: { due, held, sending, unknown, failed, dead },
    waiting: waiting.map((one) => lineOf(one, names)),
    troubled: troubled.map((one) => lineOf(one, names)),
  };
}

function lineOf(one: WaitingDelivery, names: ReadonlyMap<string, string>): OpenDelivery {
  const { last } = one;
  return {
    id: one.deliveryId,
    person: names.get(one.personId) ?? null,
    purpose: one.purpose,
    state: OpenDeliveryState.parse(one.state),
    route: one.route,
    tries: one.attempt,
    dueAt: one.dueAt.toISOString(),
    last: last === null ? null : { at: last.at, what: last.what, detail: last.detail ?? null },
  };
}

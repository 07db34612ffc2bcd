import { eventSchemas, type EventName, type Events } from "@kith/contract/events";
import { z } from "zod";
import type { Tx } from "./db/open.ts";
import { addJob, type Task } from "./jobs/index.ts";

/**
 * News of what happened, told in the transaction in which it happened and heard after it commits, at least once, by any
 * node: whoever hears must bear hearing it twice. Ids only, so that any module may listen without knowing the teller.
 */
export interface Subscriber<Name extends EventName = EventName> {
  readonly event: Name;
  hear(news: Events[Name]): Promise<void>;
}

/** A subscriber of one event, to be put into a list of subscribers of any. */
export function hearing<Name extends EventName>(
  event: Name,
  hear: (news: Events[Name]) => Promise<void>,
): Subscriber {
  return { event, hear: (news) => hear(eventSchemas[event].parse(news) as Events[Name]) };
}

const TASK = "event";
const Told = z.object({ event: z.string(), news: z.unknown() });

/** Tells, if the transaction commits. */
export async function emit<Name extends EventName>(tx: Tx, event: Name, news: Events[Name]): Promise<void> {
  await addJob(tx, TASK, { event, news });
}

/** The work by which subscribers hear. One that fails does not keep the others from hearing; all hear again. */
export function eventTasks(subscribers: readonly Subscriber[]): Readonly<Record<string, Task>> {
  return {
    [TASK]: async (payload) => {
      const { event, news } = Told.parse(payload);
      const hearers = subscribers.filter((subscriber) => subscriber.event === event);
      const heard = await Promise.allSettled(
        hearers.map((subscriber) => subscriber.hear(news as Events[EventName])),
      );
      const failures = heard.flatMap((outcome) =>
        outcome.status === "rejected" ? [outcome.reason as unknown] : [],
      );
      if (failures.length > 0)
        throw new AggregateError(failures, `${event}: ${failures.map(String).join("; ")}`);
    },
  };
}

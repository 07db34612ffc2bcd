import type { Dispute } from "@kith/contract/diagnosis";
import type { Talk } from "@kith/contract/talk";

/** The talk in which whoever was taken for a relay and is none speaks for themselves again. */
export function relaysOverruled(talk: Talk, disputes: readonly Dispute[]): Talk {
  const speakers = new Set(disputes.flatMap((dispute) => spokenFor(talk, dispute)));
  if (speakers.size === 0) return talk;
  const behind = Int32Array.from(talk.people, ({ relayedBy }, person) =>
    relayedBy !== null && speakers.has(relayedBy) ? relayedBy : person,
  );
  return { ...talk, author: talk.author.map((author) => (author < 0 ? author : behind[author]!)) };
}

function spokenFor({ people }: Talk, dispute: Dispute): number[] {
  if (dispute.kind !== "nature" || dispute.nature !== "person") return [];
  return people[dispute.person]?.nature === "relay" ? [dispute.person] : [];
}

import type { Dispute } from "@kith/contract/diagnosis";

/** What is disputed: a post, or a member. */
export type DisputeKind = Dispute["kind"];

/** A dispute as it is kept: by ids, since the numbers of a run are gone with it. */
export interface KeptDispute {
  readonly kind: DisputeKind;
  readonly postId: string | null;
  readonly memberId: string | null;
  readonly nature: "person" | "bot" | null;
}

/** Ids by the numbers of a run. */
export interface RunIds {
  readonly postIds: Readonly<Record<string, string>>;
  readonly memberIds: Readonly<Record<string, string>>;
}

/** A dispute in ids, or null where that run names no such piece. */
export function keptDispute(dispute: Dispute, { postIds, memberIds }: RunIds): KeptDispute | null {
  const nature = dispute.kind === "nature" ? dispute.nature : null;
  if ("message" in dispute) {
    const postId = postIds[String(dispute.message)];
    return postId === undefined ? null : { kind: dispute.kind, postId, memberId: null, nature };
  }
  const memberId = memberIds[String(dispute.person)];
  return memberId === undefined ? null : { kind: dispute.kind, postId: null, memberId, nature };
}

/** A dispute in the numbers of a talk; null where what it is about is not in it. */
export function disputeOfTalk(
  kept: KeptDispute,
  messageOf: (postId: string) => number,
  personOf: (memberId: string) => number,
): Dispute | null {
  const message = kept.postId === null ? -1 : messageOf(kept.postId);
  const person = kept.memberId === null ? -1 : personOf(kept.memberId);
  switch (kept.kind) {
    case "nature":
      return person < 0 || kept.nature === null ? null : { kind: kept.kind, person, nature: kept.nature };
    case "notStaff":
    case "notANewcomer":
      return person < 0 ? null : { kind: kept.kind, person };
    case "notAnAsk":
    case "notPromotion":
    case "notAnAnswer":
    case "notANotice":
    case "notShared":
      return message < 0 ? null : { kind: kept.kind, message };
  }
}

/** Whether somebody may dispute: organisers all of it, everybody what is about themselves. */
export function canDispute(
  asks: { readonly memberId: string; readonly seesPeople: boolean },
  about: { readonly authorId: string | null; readonly memberId: string | null },
): boolean {
  return asks.seesPeople || about.memberId === asks.memberId || about.authorId === asks.memberId;
}

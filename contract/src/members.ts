import { z } from "zod";
import { CharterView, CommunityFacts } from "./charter.ts";
import { Role } from "./roles.ts";
import { HandOverView, VerifiedView } from "./terms.ts";
import { Cursor, oneLine, Reason } from "./text.ts";
import { Vocabulary } from "./vocabulary.ts";

/**
 * `unclaimed`: known from an archive, nobody has claimed it yet; `removed`: by a sanction, which only staff and they
 * themselves are told, all others see `left`; `erased`: a tombstone without a name.
 */
export const memberStates = ["unclaimed", "member", "left", "removed", "erased"] as const;
export const MemberState = z.enum(memberStates);
export type MemberState = z.infer<typeof MemberState>;

export { Role, roles } from "./roles.ts";

/** `carrier`: an identity on a carrier, by which somebody can be reached there. */
export const contactKinds = ["phone", "mail", "carrier"] as const;
export const ContactKind = z.enum(contactKinds);
export type ContactKind = z.infer<typeof ContactKind>;

export const placeKinds = ["workplace", "school", "venue"] as const;
export const PlaceKind = z.enum(placeKinds);
export type PlaceKind = z.infer<typeof PlaceKind>;

export const placeShownTo = ["members", "organisers", "nobody"] as const;
export const PlaceShownTo = z.enum(placeShownTo);
export type PlaceShownTo = z.infer<typeof PlaceShownTo>;

/** What a member is called in a community. */
export const MemberName = oneLine(80);

/** One of the communities somebody belongs to. */
export const MyCommunity = CommunityFacts.extend({
  memberId: z.uuid(),
  roles: z.array(Role),
  /** What the community calls its roles and members. */
  vocabulary: Vocabulary,
});
export type MyCommunity = z.infer<typeof MyCommunity>;

export const Home = z.object({
  communities: z.array(MyCommunity),
  can: z.object({ found: z.boolean() }),
});
export type Home = z.infer<typeof Home>;

/** A community as one of its members sees it. */
export const CommunityView = CommunityFacts.extend({
  /** The version in force; before the community opens, its draft. */
  charter: CharterView,
  me: z.object({
    memberId: z.uuid(),
    name: z.string(),
    roles: z.array(Role),
    /** Until when they may read and not write; null for whoever may write. */
    pausedUntil: z.iso.datetime().nullable(),
    /** The version of the charter they accepted last; null for none. */
    acceptedVersion: z.int().positive().nullable(),
    can: z.object({
      addMembers: z.boolean(),
      appoint: z.boolean(),
      eraseMembers: z.boolean(),
      manageCarriers: z.boolean(),
      import: z.boolean(),
      readAudit: z.boolean(),
      editCharter: z.boolean(),
      close: z.boolean(),
      leave: z.boolean(),
    }),
  }),
  counts: z.object({
    /** Who have come themselves. */
    members: z.int(),
    /** Known from archives, or entered by an organiser. */
    unclaimed: z.int(),
    carriers: z.int(),
  }),
});
export type CommunityView = z.infer<typeof CommunityView>;

export const Founded = z.object({ slug: z.string(), communityId: z.uuid(), memberId: z.uuid() });
export type Founded = z.infer<typeof Founded>;

export const MemberLine = z.object({
  id: z.uuid(),
  name: z.string(),
  state: MemberState,
  roles: z.array(Role),
  joinedAt: z.iso.datetime().nullable(),
});
export type MemberLine = z.infer<typeof MemberLine>;

export const MemberListAsked = z.object({
  cursor: Cursor.optional(),
  /** Any part of a name; capitals and widths do not count. */
  search: z
    .string()
    .max(80)
    .normalize("NFKC")
    .trim()
    .regex(/^[^\p{Cc}\p{Cs}]*$/u)
    .optional(),
  state: z.enum(["unclaimed", "member", "left"]).optional(),
});

/** In the order of names; without a `state`, those who have not left. */
export const MemberList = z.object({
  members: z.array(MemberLine),
  next: Cursor.nullable(),
});
export type MemberList = z.infer<typeof MemberList>;

export const RoleTermView = z.object({
  id: z.uuid(),
  memberId: z.uuid(),
  memberName: z.string(),
  role: Role,
  startsAt: z.iso.datetime(),
  /** Exclusive; null where no end was set. */
  endsAt: z.iso.datetime().nullable(),
  /** When it was ended early. */
  endedAt: z.iso.datetime().nullable(),
  /** `coming`, `current`, or over: by its `endsAt` (`lapsed`) or before (`ended`). */
  state: z.enum(["coming", "current", "lapsed", "ended"]),
  /** Whether it runs now and ends within `TERM_ENDS_SOON_DAYS`. */
  isEndingSoon: z.boolean(),
  /** Who made sure who this is, if anybody did. */
  verified: VerifiedView.nullable(),
  can: z.object({ end: z.boolean(), handOver: z.boolean() }),
});
export type RoleTermView = z.infer<typeof RoleTermView>;

/** A role that was held once and that nobody holds now, and whose term in it ended last. */
export const VacancyView = z.object({
  role: Role,
  since: z.iso.datetime(),
  last: z.object({ memberId: z.uuid(), name: z.string() }),
});
export type VacancyView = z.infer<typeof VacancyView>;

/** Every term, the newest first, the roles that stand empty, and the terms that are offered to somebody. */
export const RoleList = z.object({
  /** Those that run and those to come. */
  current: z.array(RoleTermView),
  terms: z.array(RoleTermView),
  vacancies: z.array(VacancyView),
  handOvers: z.array(HandOverView),
  next: Cursor.nullable(),
  can: z.object({ appoint: z.boolean() }),
});
export type RoleList = z.infer<typeof RoleList>;

/** A way to reach somebody, as whoever it was granted to sees it. */
export const ContactView = z.object({
  id: z.uuid(),
  kind: ContactKind,
  value: z.string(),
  carrierId: z.uuid().nullable(),
});
export type ContactView = z.infer<typeof ContactView>;

export const PlaceView = z.object({
  id: z.uuid(),
  kind: PlaceKind,
  name: z.string(),
  shownTo: PlaceShownTo,
});
export type PlaceView = z.infer<typeof PlaceView>;

export const MemberView = MemberLine.extend({
  leftAt: z.iso.datetime().nullable(),
  isMe: z.boolean(),
  terms: z.array(RoleTermView),
  /** What they are called on carriers; account numbers are never shown. */
  identities: z.array(
    z.object({ id: z.uuid(), carrierId: z.uuid(), carrierName: z.string(), name: z.string() }),
  ),
  /** What they granted to whoever asks; one's own are all there. */
  contacts: z.array(ContactView),
  places: z.array(PlaceView),
  /** Who made sure who this is, if anybody did; asked of organisers and officials. */
  verified: VerifiedView.nullable(),
  can: z.object({
    appoint: z.boolean(),
    erase: z.boolean(),
    inviteToClaim: z.boolean(),
    leave: z.boolean(),
    verify: z.boolean(),
  }),
});
export type MemberView = z.infer<typeof MemberView>;

export const AddMember = z.object({ name: MemberName });
export type AddMember = z.infer<typeof AddMember>;

export const MemberAdded = z.object({ memberId: z.uuid() });
export type MemberAdded = z.infer<typeof MemberAdded>;

export const Appoint = z.object({
  memberId: z.uuid(),
  role: Role,
  /** Now, where not said. */
  startsAt: z.iso.datetime().optional(),
  endsAt: z.iso.datetime().nullable(),
  reason: Reason,
});
export type Appoint = z.infer<typeof Appoint>;

export const Appointed = z.object({ termId: z.uuid() });
export type Appointed = z.infer<typeof Appointed>;

export const EndTerm = z.object({ reason: Reason });
export const EraseMember = z.object({ reason: Reason });

/** Told once to the organiser who made it, who hands it to the one it is meant for. */
export const ClaimInvite = z.object({ token: z.string(), expiresAt: z.iso.datetime() });
export type ClaimInvite = z.infer<typeof ClaimInvite>;

/** Sent in a body, never in an address: addresses are logged. */
export const Claim = z.object({ token: z.string().regex(/^[\w-]{20,64}$/) });

export const AddContact = z
  .object({ kind: ContactKind, value: oneLine(200), carrierId: z.uuid().nullable() })
  .refine(({ kind, carrierId }) => (kind === "carrier") === (carrierId !== null));
export type AddContact = z.infer<typeof AddContact>;

export const AddPlace = z.object({ kind: PlaceKind, name: oneLine(120), shownTo: PlaceShownTo });
export type AddPlace = z.infer<typeof AddPlace>;

export const GrantContact = z.object({ holderId: z.uuid() });

export const MadeId = z.object({ id: z.uuid() });

/** One's own contact points, and who holds each. */
export const MyContacts = z.object({
  contacts: z.array(
    ContactView.extend({
      grants: z.array(z.object({ holderId: z.uuid(), holderName: z.string(), grantedAt: z.iso.datetime() })),
    }),
  ),
  places: z.array(PlaceView),
});
export type MyContacts = z.infer<typeof MyContacts>;

export const AuditLine = z.object({
  number: z.int().positive(),
  at: z.iso.datetime(),
  /** null where the instance acted by itself. */
  actorId: z.uuid().nullable(),
  /** "" where the name is gone. */
  actorName: z.string().nullable(),
  power: z.string(),
  subject: z.record(z.string(), z.string()),
  reason: z.string(),
});
export type AuditLine = z.infer<typeof AuditLine>;

/** Every power used, the newest first. */
export const AuditList = z.object({ entries: z.array(AuditLine), next: Cursor.nullable() });
export type AuditList = z.infer<typeof AuditList>;

/** What members writes into the audit. */
export const memberPowers = [
  "member.add",
  "member.erase",
  "member.invite_to_claim",
  "term.appoint",
  "term.end",
  "term.hand_over",
  /** Somebody accepted a term that was offered to them. */
  "term.take_over",
  "member.verify",
  /** Somebody tried what they have no power to do; the subject says what. */
  "refused",
] as const;

/** Why members refuses. */
export const memberRefusals = [
  "alreadyClaimed",
  "alreadyHeld",
  "alreadyMember",
  "endsBeforeStart",
  "lastOrganiser",
  "notClaimed",
  "notCurrent",
  "termOver",
  "tooManyContacts",
] as const;
export type MemberRefusal = (typeof memberRefusals)[number];

import { z } from "zod";
import { oneLine, Reason, someLines } from "./text.ts";

/** What moved the organisers to found a community, said openly. */
export const motives = [
  "service",
  "sales",
  "recruitment",
  "fandom",
  "study",
  "business",
  "publicGood",
  "friendship",
] as const;
export const Motive = z.enum(motives);
export type Motive = z.infer<typeof Motive>;

/** The places communities meet at. */
export const carrierKinds = [
  "wechat_group",
  "qq_group",
  "zsxq",
  "tieba",
  "douban_group",
  "weibo",
  "live",
  "offline",
  "telegram",
  "discord",
  "slack",
  "matrix",
  "whatsapp",
  "line",
  "irc",
  "zulip",
  "forum",
  "mail",
  "other",
] as const;
export const CarrierKind = z.enum(carrierKinds);
export type CarrierKind = z.infer<typeof CarrierKind>;

/** Only an `open` one is offered to newcomers. */
export const carrierStates = ["open", "full", "retired", "closed"] as const;
export const CarrierState = z.enum(carrierStates);
export type CarrierState = z.infer<typeof CarrierState>;

/** What a community is called in addresses: letters, digits and single hyphens between them. */
export const Slug = z
  .string()
  .min(2)
  .max(40)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

/** Whether this machine knows the zone, by its IANA name; offsets are no zones. */
export const TimeZone = z
  .string()
  .max(64)
  .refine((zone) => /^[A-Za-z][\w+/-]*$/.test(zone) && isZone(zone));

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

export const FoundCommunity = z.object({
  name: oneLine(80),
  purpose: someLines(2000),
  sharedNeed: someLines(1000),
  motive: Motive,
  timeZone: TimeZone,
  language: z.enum(["zh-CN", "en"]),
  /** Made from the name where none is chosen. */
  slug: Slug.optional(),
});
export type FoundCommunity = z.infer<typeof FoundCommunity>;

export const CharterView = z.object({
  version: z.int().positive(),
  purpose: z.string(),
  sharedNeed: z.string(),
  motive: Motive,
  writtenAt: z.iso.datetime(),
});
export type CharterView = z.infer<typeof CharterView>;

/** What a community is, apart from who asks. */
export const CommunityFacts = z.object({
  communityId: z.uuid(),
  slug: z.string(),
  name: z.string(),
  timeZone: z.string(),
  language: z.enum(["zh-CN", "en"]),
  foundedAt: z.iso.datetime(),
  /** Once closed, it is read and no longer written. */
  closedAt: z.iso.datetime().nullable(),
});
export type CommunityFacts = z.infer<typeof CommunityFacts>;

export const CloseCommunity = z.object({ reason: Reason });

export const CarrierView = z.object({
  id: z.uuid(),
  kind: CarrierKind,
  name: z.string(),
  state: CarrierState,
  /** Whether newcomers are sent there. */
  isOffered: z.boolean(),
  addedAt: z.iso.datetime(),
  can: z.object({ change: z.boolean(), remove: z.boolean() }),
});
export type CarrierView = z.infer<typeof CarrierView>;

export const CarrierList = z.object({
  carriers: z.array(CarrierView),
  can: z.object({ add: z.boolean() }),
});
export type CarrierList = z.infer<typeof CarrierList>;

export const AddCarrier = z.object({ kind: CarrierKind, name: oneLine(80) });
export type AddCarrier = z.infer<typeof AddCarrier>;

export const ChangeCarrier = z
  .object({ name: oneLine(80), state: CarrierState, reason: Reason })
  .partial()
  .refine(({ name, state }) => name !== undefined || state !== undefined);
export type ChangeCarrier = z.infer<typeof ChangeCarrier>;

/** The reason stands in the query: a request to delete has no body everywhere. */
export const RemoveCarrier = z.object({ reason: Reason.optional() });

/** What charter writes into the audit. */
export const charterPowers = [
  "community.found",
  "community.close",
  "carrier.add",
  "carrier.change",
  "carrier.remove",
] as const;

/** Why charter refuses. */
export const charterRefusals = ["slugTaken", "slugReserved", "communityClosed", "tooManyCarriers"] as const;
export type CharterRefusal = (typeof charterRefusals)[number];

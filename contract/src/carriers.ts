import { z } from "zod";
import { Cursor, oneLine, Reason } from "./text.ts";

/** The places communities meet at. */
export const carrierKinds = [
  "wechat_group",
  "wecom_group",
  "qq_group",
  "zsxq",
  "fantuan",
  "tieba",
  "douban_group",
  "weibo",
  "toutiao",
  "media_account",
  "moments",
  "live",
  "channels",
  "tool",
  "app",
  "site_forum",
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

/** What is known of some kinds: for how long the code of a group holds, and how many find room in one. */
export const carrierCustoms: Readonly<
  Partial<Record<CarrierKind, { readonly codeDays?: number; readonly capacity?: number }>>
> = {
  wechat_group: { codeDays: 7, capacity: 500 },
  wecom_group: { codeDays: 7, capacity: 500 },
  qq_group: { capacity: 500 },
  discord: { codeDays: 7 },
};

/** Kinds whose service has ended: what was said there stays, nobody can be sent there. Source: claim 96. */
export const endedKinds: ReadonlySet<CarrierKind> = new Set(["fantuan"]);

/** Only an `open` one is offered to newcomers. */
export const carrierStates = ["open", "full", "retired", "closed"] as const;
export const CarrierState = z.enum(carrierStates);
export type CarrierState = z.infer<typeof CarrierState>;

/**
 * How a carrier stands towards newcomers now: its state; or, of one that is open, what keeps it from being offered:
 * it begins later, the way in has expired, or nobody has said how to get in.
 */
export const carrierStandings = [...carrierStates, "coming", "expired", "noWay"] as const;
export const CarrierStanding = z.enum(carrierStandings);
export type CarrierStanding = z.infer<typeof CarrierStanding>;

/** How long before the way in expires the organisers are told. */
export const EXPIRES_SOON_DAYS = 2;

const MOST_PEOPLE = 10_000_000;
const People = z.int().min(0).max(MOST_PEOPLE);

/** An address to be opened, or to be drawn as a code. */
export const CarrierLink = z
  .string()
  .trim()
  .pipe(z.url({ protocol: /^(?:https?|weixin|tg|mqqapi|irc|ircs|mailto)$/ }).max(1000));

/** What may be known of a carrier besides its kind and name; null takes it away. */
const details = {
  purpose: z.union([z.literal(""), oneLine(200)]),
  ownerId: z.uuid().nullable(),
  /** From when on newcomers are sent there. */
  startsAt: z.iso.datetime().nullable(),
  /** Exclusive: from then on the way in leads nowhere. */
  expiresAt: z.iso.datetime().nullable(),
  capacity: People.min(1).nullable(),
  /** How many are in it, as counted now. */
  headcount: People.nullable(),
  link: CarrierLink.nullable(),
  /** Where people meet, if it is a place. */
  place: oneLine(200).nullable(),
  /** When they meet there, in words. */
  timetable: oneLine(200).nullable(),
};

export const AddCarrier = z
  .object({ kind: CarrierKind, name: oneLine(80) })
  .extend(z.object(details).partial().shape);
export type AddCarrier = z.infer<typeof AddCarrier>;

export const ChangeCarrier = z
  .object({ name: oneLine(80), state: CarrierState, ...details })
  .partial()
  .refine((change) => Object.keys(change).length > 0)
  .and(z.object({ reason: Reason.optional() }));
export type ChangeCarrier = z.infer<typeof ChangeCarrier>;

/** The reason stands in the query: a request to delete has no body everywhere. */
export const RemoveCarrier = z.object({ reason: Reason.optional() });

/** Retires a carrier, or moves people off one that is gone: members are asked to confirm where they are met instead. */
export const MoveCarrier = z.object({ toId: z.uuid(), reason: Reason });
export type MoveCarrier = z.infer<typeof MoveCarrier>;

const CarrierName = z.object({ id: z.uuid(), name: z.string() });

/** How many are in a carrier: as counted by an organiser, and whom it was handed to since. */
export const Headcount = z.object({
  counted: z.int(),
  countedAt: z.iso.datetime(),
  handedOutSince: z.int(),
});
export type Headcount = z.infer<typeof Headcount>;

export const CarrierView = z.object({
  id: z.uuid(),
  kind: CarrierKind,
  name: z.string(),
  purpose: z.string(),
  owner: CarrierName.nullable(),
  state: CarrierState,
  standing: CarrierStanding,
  /** Whether newcomers are sent there. */
  isOffered: z.boolean(),
  startsAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable(),
  /** Whether the way in expires within `EXPIRES_SOON_DAYS`. */
  isExpiringSoon: z.boolean(),
  capacity: z.int().nullable(),
  headcount: Headcount.nullable(),
  place: z.string().nullable(),
  timetable: z.string().nullable(),
  /** Whether there is an address, or a picture of a code; the address itself only for whoever may change it. */
  hasLink: z.boolean(),
  hasImage: z.boolean(),
  link: z.string().nullable(),
  addedAt: z.iso.datetime(),
  /** Since when nobody is met there any more. */
  endedAt: z.iso.datetime().nullable(),
  movedTo: CarrierName.nullable(),
  can: z.object({
    change: z.boolean(),
    remove: z.boolean(),
    /** Whether whoever asks can be sent there now. */
    take: z.boolean(),
  }),
});
export type CarrierView = z.infer<typeof CarrierView>;

/** Members are met at `to` now, no longer at `from`. */
export const MoveView = z.object({
  from: z.array(CarrierName),
  to: CarrierName,
  askedAt: z.iso.datetime(),
  /** How many have said that they know, or are there. */
  confirmed: z.int(),
  /** When whoever asks did; null while they have not. */
  confirmedByMeAt: z.iso.datetime().nullable(),
});
export type MoveView = z.infer<typeof MoveView>;

/** Who has not confirmed yet, in the order of names; for whoever moved them. */
export const ConfirmationList = z.object({ waiting: z.array(CarrierName), next: Cursor.nullable() });
export type ConfirmationList = z.infer<typeof ConfirmationList>;

export const CarrierList = z.object({
  carriers: z.array(CarrierView),
  moves: z.array(MoveView),
  can: z.object({ add: z.boolean(), makeCodes: z.boolean() }),
});
export type CarrierList = z.infer<typeof CarrierList>;

/** A carrier newcomers are sent to; the way in itself is told to one member at a time, who is counted by it. */
export const OfferedCarrier = z.object({
  id: z.uuid(),
  kind: CarrierKind,
  name: z.string(),
  purpose: z.string(),
  place: z.string().nullable(),
  timetable: z.string().nullable(),
  hasLink: z.boolean(),
  hasImage: z.boolean(),
});
export type OfferedCarrier = z.infer<typeof OfferedCarrier>;

/** The way into a carrier, told to the member who asked for it. Never kept, never cached. */
export const CarrierWay = OfferedCarrier.extend({
  link: z.string().nullable(),
  expiresAt: z.iso.datetime().nullable(),
});
export type CarrierWay = z.infer<typeof CarrierWay>;

/** Pictures of codes, as their bytes show them. */
export const carrierImageTypes = ["image/png", "image/jpeg", "image/webp", "image/gif"] as const;
export type CarrierImageType = (typeof carrierImageTypes)[number];
export const LARGEST_CARRIER_IMAGE_BYTES = 1_000_000;

const LiveCodeShape = z.object({
  name: oneLine(80),
  /** In the order in which they are filled. */
  carrierIds: z
    .array(z.uuid())
    .min(1)
    .max(50)
    .refine((ids) => new Set(ids).size === ids.length),
});

/** One address that leads to whichever of its carriers is open when it is opened. */
export const MakeLiveCode = LiveCodeShape;
export type MakeLiveCode = z.infer<typeof MakeLiveCode>;
export const ChangeLiveCode = LiveCodeShape.partial().refine((change) => Object.keys(change).length > 0);
export type ChangeLiveCode = z.infer<typeof ChangeLiveCode>;

export const LiveCode = z.string().regex(/^[a-z0-9]{10}$/);

export const LiveCodeView = z.object({
  id: z.uuid(),
  name: z.string(),
  code: z.string(),
  madeAt: z.iso.datetime(),
  carriers: z.array(CarrierName.extend({ standing: CarrierStanding, handedOut: z.int() })),
  /** Where it leads now; null while none of its carriers is open. */
  leadsTo: CarrierName.nullable(),
});
export type LiveCodeView = z.infer<typeof LiveCodeView>;
export const LiveCodeList = z.object({ codes: z.array(LiveCodeView) });
export type LiveCodeList = z.infer<typeof LiveCodeList>;

/** Why the registry refuses. */
export const carrierRefusals = [
  "tooManyCarriers",
  "tooManyCodes",
  "serviceEnded",
  "endsBeforeStart",
  "notOffered",
  "noneOffered",
  "moveToItself",
  "moveToUnused",
  "noMove",
  "notAnImage",
] as const;
export type CarrierRefusal = (typeof carrierRefusals)[number];

import { z } from "zod";
import { TimeZone } from "./charter.ts";
import { languages } from "./language.ts";
import { Cursor } from "./text.ts";

/**
 * What people are told something for, as they are asked for their consent. `service`: what they need to know of what
 * they themselves asked for; goes by mail too unless they end that. `promotion`: only after they said yes.
 */
export const noticePurposes = ["service", "promotion"] as const;
export const NoticePurpose = z.enum(noticePurposes);
export type NoticePurpose = z.infer<typeof NoticePurpose>;

/** `HH:MM` of a day of 24 hours. */
const ClockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/** By the clock of the person's zone; `to` is exclusive, and may be of the next day. */
export const QuietTimes = z
  .object({ from: ClockTime, to: ClockTime })
  .refine(({ from, to }) => from !== to, { path: ["to"] });
export type QuietTimes = z.infer<typeof QuietTimes>;

/** Whether mail is sent, for each purpose. */
const ByMail = z.object({ service: z.boolean(), promotion: z.boolean() });

export const NoticeSettingsChange = z.object({
  mail: ByMail,
  /** Null: mail may come at any hour. */
  quiet: QuietTimes.nullable(),
  timeZone: TimeZone,
});
export type NoticeSettingsChange = z.infer<typeof NoticeSettingsChange>;

export const NoticeSettings = z.object({
  /** Where mail goes; null for whoever gave no address. */
  address: z.string().nullable(),
  /** Whether this instance can send mail at all. */
  canSendMail: z.boolean(),
  mail: ByMail,
  quiet: QuietTimes.nullable(),
  /** The zone quiet hours go by: as told, else the likeliest for the person's language. */
  timeZone: z.string(),
});
export type NoticeSettings = z.infer<typeof NoticeSettings>;

/** What a device tells of whoever uses it, so that notices come in their language and at their hours. */
export const Locale = z.object({ language: z.enum(languages), timeZone: TimeZone });
export type Locale = z.infer<typeof Locale>;

/** A notice in a person's list, in the language that was asked for. */
export const NoticeView = z.object({
  id: z.uuid(),
  title: z.string(),
  /** Plain text: paragraphs are parted by empty lines. */
  text: z.string(),
  /** Path of the page it is about, beginning with a slash. */
  url: z.string(),
  isUrgent: z.boolean(),
  shownAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
});
export type NoticeView = z.infer<typeof NoticeView>;

export const NoticesAsked = z.object({ cursor: Cursor.optional() });
/** Newest first. */
export const NoticesPage = z.object({ notices: z.array(NoticeView), next: z.string().nullable() });
export type NoticesPage = z.infer<typeof NoticesPage>;

export const UnreadNotices = z.object({ unread: z.int().nonnegative() });

/** Which were read; null for all. */
export const NoticesRead = z.object({ ids: z.array(z.uuid()).max(100).nullable() });
export type NoticesRead = z.infer<typeof NoticesRead>;

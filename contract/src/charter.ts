import { z } from "zod";

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

export const carrierStates = ["open", "full", "retired", "closed"] as const;
export const CarrierState = z.enum(carrierStates);
export type CarrierState = z.infer<typeof CarrierState>;

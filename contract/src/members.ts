import { z } from "zod";

/** `unclaimed`: known from an archive, nobody has claimed it yet; `erased`: a tombstone without a name. */
export const memberStates = ["unclaimed", "member", "left", "erased"] as const;
export const MemberState = z.enum(memberStates);
export type MemberState = z.infer<typeof MemberState>;

/** Staff, each for a term. */
export const roles = ["organiser", "moderator", "backbone", "official"] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

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

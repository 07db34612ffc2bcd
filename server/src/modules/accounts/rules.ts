import { passwordLength, type AccountRefusal, type browsers, type systems } from "@kith/contract/accounts";
import type { Language } from "@kith/contract/language";
import type { NoticePurpose } from "@kith/contract/notices";

/** How long one stays signed in without coming back. */
export const SESSION_DAYS = 30;
/** How long a one-time link can be used. */
export const LINK_DAYS = 7;

/** Why `next` will not do as the password of `username`, or null. Length is in code points. */
export function refusalToPassword(next: string, username: string | null): AccountRefusal | null {
  if (Array.from(next).length < passwordLength.least) return "passwordTooShort";
  if (username !== null && next.normalize("NFKC").toLowerCase() === username) return "passwordIsUsername";
  return null;
}

export interface LinkFacts {
  readonly purpose: string;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

/**
 * Why a link cannot be used at `now`, or null. `expiresAt` is exclusive.
 *
 * @param hasOrganiser whether somebody runs the instance already.
 */
export function refusalToLink(link: LinkFacts, hasOrganiser: boolean, now: Date): AccountRefusal | null {
  if (link.usedAt !== null) return "linkUsed";
  if (link.purpose === "organiser" && hasOrganiser) return "organiserExists";
  if (now >= link.expiresAt) return "linkExpired";
  return null;
}

/** First match wins: most browsers also name those they wish to be taken for. */
const BROWSERS: readonly (readonly [RegExp, (typeof browsers)[number]])[] = [
  [/MicroMessenger/i, "wechat"],
  [/Edg(?:A|iOS|e)?\//, "edge"],
  [/OPR\//, "opera"],
  [/SamsungBrowser\//, "samsung"],
  [/Firefox\/|FxiOS\//, "firefox"],
  [/Chrome\/|CriOS\/|HeadlessChrome\//, "chrome"],
  [/Safari\//, "safari"],
];

const SYSTEMS: readonly (readonly [RegExp, (typeof systems)[number]])[] = [
  [/HarmonyOS|OpenHarmony/i, "harmony"],
  [/iPhone|iPod/, "iphone"],
  [/iPad/, "ipad"],
  [/Android/, "android"],
  [/Windows/, "windows"],
  [/Macintosh|Mac OS X/, "mac"],
  [/Linux|X11|CrOS/, "linux"],
];

/** What a browser says of itself, as far as a person would know their device by it. */
export function deviceOf(userAgent: string) {
  return {
    browser: BROWSERS.find(([pattern]) => pattern.test(userAgent))?.[1] ?? ("other" as const),
    system: SYSTEMS.find(([pattern]) => pattern.test(userAgent))?.[1] ?? ("other" as const),
  };
}

/** Whom a client address stands for when attempts are counted: of IPv6 the network, of which one home has a whole one. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.split("::");
  const before = head.split(":").filter((part) => part !== "");
  const after = (tail ?? "").split(":").filter((part) => part !== "");
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0");
  const parts = tail === undefined ? before : [...before, ...zeros, ...after];
  return parts
    .slice(0, 4)
    .map((part) => part.toLowerCase().replace(/^0+(?=.)/, ""))
    .join(":");
}

/** The address of a sign-in, or null where it is one that can never be anybody's. Source: RFC 2606. */
export function reachableAddress(email: string | null): string | null {
  return email === null || email.endsWith(".invalid") ? null : email;
}

/** When no mail comes to who did not choose hours of their own. */
export const DEFAULT_QUIET = { from: "22:00", to: "08:00" } as const;

/** Whom no device told of. */
export const DEFAULT_LANGUAGE: Language = "zh-CN";

/** The likeliest zone of who speaks a language, until a device tells. */
const LIKELY_ZONE: Readonly<Record<Language, string>> = { "zh-CN": "Asia/Shanghai", en: "UTC" };

export function likelyZone(language: Language): string {
  return LIKELY_ZONE[language];
}

/**
 * Whether mail of a purpose is sent to somebody.
 *
 * @param decided what they decided last; undefined where they never did.
 */
export function isMailed(purpose: NoticePurpose, decided: boolean | undefined): boolean {
  return decided ?? purpose === "service";
}

/** How somebody stands to being told of something. */
export interface Standing {
  readonly purpose: NoticePurpose;
  readonly decided: boolean | undefined;
  readonly hasAddress: boolean;
  /** Whether a mail can hold a link that ends it. */
  readonly hasEndLink: boolean;
}

/** `withheld`: why there is no mail though there is an address. */
export interface Leave {
  readonly consents: boolean;
  readonly isMailed: boolean;
  readonly withheld: "noConsent" | "noEndLink" | null;
}

/**
 * Whether somebody may be told, and whether by mail. What they asked for themselves stands in the app whatever they say
 * of mail; promotion is nowhere without their yes, and never in a mail that cannot be ended by a link.
 */
export function leaveTo({ purpose, decided, hasAddress, hasEndLink }: Standing): Leave {
  const isWanted = isMailed(purpose, decided);
  const consents = purpose === "service" || isWanted;
  if (!hasAddress || !consents) return { consents, isMailed: false, withheld: null };
  if (!isWanted) return { consents, isMailed: false, withheld: "noConsent" };
  const isEndless = purpose === "promotion" && !hasEndLink;
  return { consents, isMailed: !isEndless, withheld: isEndless ? "noEndLink" : null };
}

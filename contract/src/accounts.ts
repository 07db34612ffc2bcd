import { z } from "zod";
import { languages } from "./language.ts";

/** Lengths in characters. */
export const passwordLength = { least: 10, most: 200 } as const;
export const usernameLength = { least: 2, most: 40 } as const;
export const NAME_MOST = 80;

/**
 * What a person is called: any script, any sign but those that cannot be seen or that turn the reading direction, and
 * something to be seen in it.
 */
export const PersonName = z
  .string()
  .max(4 * NAME_MOST)
  .normalize("NFC")
  .trim()
  .min(1)
  .max(NAME_MOST)
  .regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]*$/u)
  .regex(/[\p{L}\p{N}\p{S}]/u);

/** What one signs in with: letters and digits of any script, and . _ - between them; capitals do not count. */
export const Username = z
  .string()
  .max(4 * usernameLength.most)
  .normalize("NFKC")
  .trim()
  .toLowerCase()
  .min(usernameLength.least)
  .max(usernameLength.most)
  .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u);

export const Email = z.string().max(254).trim().toLowerCase().pipe(z.email());

/** Any password one may have had; whether a new one will do is said by the rules. */
const Password = z.string().min(1).max(passwordLength.most);

/** A user name or an e-mail address, and the password. */
export const SignIn = z.object({
  login: z
    .string()
    .max(254)
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .min(1)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u),
  password: Password,
});
export type SignIn = z.infer<typeof SignIn>;

/** Somebody as they are told to themselves. */
export const Self = z.object({
  personId: z.uuid(),
  name: z.string(),
  /** Whether they run this instance. */
  isInstanceAdmin: z.boolean(),
  /** As a device of theirs told; null until one does. */
  language: z.enum(languages).nullable(),
  timeZone: z.string().nullable(),
});
export type Self = z.infer<typeof Self>;

/** Who is signed in here; null where nobody is. */
export const WhoIsHere = z.object({ person: Self.nullable() });
export type WhoIsHere = z.infer<typeof WhoIsHere>;

export const Account = z.object({
  personId: z.uuid(),
  name: z.string(),
  username: z.string().nullable(),
  email: z.string().nullable(),
});
export type Account = z.infer<typeof Account>;

export const Rename = z.object({ name: PersonName });
export type Rename = z.infer<typeof Rename>;

export const PasswordChange = z.object({ current: Password, next: Password });
export type PasswordChange = z.infer<typeof PasswordChange>;

export const browsers = [
  "wechat",
  "edge",
  "firefox",
  "opera",
  "samsung",
  "chrome",
  "safari",
  "other",
] as const;
export const systems = ["iphone", "ipad", "android", "harmony", "windows", "mac", "linux", "other"] as const;

export const SessionView = z.object({
  id: z.uuid(),
  browser: z.enum(browsers),
  system: z.enum(systems),
  startedAt: z.iso.datetime(),
  /** Give or take some minutes. */
  seenAt: z.iso.datetime(),
  /** Whether it is the one that asks. */
  isThis: z.boolean(),
});
export type SessionView = z.infer<typeof SessionView>;

export const SessionList = z.object({ sessions: z.array(SessionView) });
export const SessionsEnded = z.object({ ended: z.int() });

/** `organiser`: to become the first person, who runs the instance. `invite`: to become a person of it. */
export const linkPurposes = ["organiser", "invite"] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

/** Sent in a body, never in an address: addresses are logged. */
export const LinkToken = z.string().regex(/^[\w-]{20,64}$/);
export const LinkAsked = z.object({ token: LinkToken });

export const LinkView = z.object({ purpose: z.enum(linkPurposes), expiresAt: z.iso.datetime() });
export type LinkView = z.infer<typeof LinkView>;

export const BecomePerson = z.object({
  token: LinkToken,
  name: PersonName,
  username: Username,
  password: Password,
  email: Email.nullable(),
});
export type BecomePerson = z.infer<typeof BecomePerson>;

/** Told once to whoever made it; the page is /welcome#TOKEN. */
export const InviteMade = z.object({ token: LinkToken, expiresAt: z.iso.datetime() });
export type InviteMade = z.infer<typeof InviteMade>;

/** Why the accounts refuse. */
export const accountRefusals = [
  "wrongSignIn",
  "wrongPassword",
  "passwordTooShort",
  "passwordIsUsername",
  "usernameTaken",
  "emailTaken",
  "linkUsed",
  "linkExpired",
  "organiserExists",
] as const;
export type AccountRefusal = (typeof accountRefusals)[number];

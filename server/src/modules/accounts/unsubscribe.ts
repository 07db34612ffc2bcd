import { NoticePurpose } from "@kith/contract/notices";
import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * The link by which a mail of one purpose ends mail of that purpose for whoever it went to, without their signing in.
 * It holds who and what, and is signed; it can only take back, so it never expires. Source: RFC 8058, 3 and 4.
 */
export interface Ending {
  readonly personId: string;
  readonly purpose: NoticePurpose;
}

/** Who in 22 signs, then what for: the whole stays short enough for the address of a route. */
export function endingToken({ personId, purpose }: Ending, secret: string): string {
  const held = `${Buffer.from(personId.replaceAll("-", ""), "hex").toString("base64url")}.${purpose}`;
  return `${held}.${signatureOf(held, secret)}`;
}

/** What a token ends, or null where it is not one of ours. */
export function endingIn(token: string, secret: string): Ending | null {
  const [who = "", purpose = "", signature = "", ...more] = token.split(".");
  if (more.length > 0 || !isSame(signature, signatureOf(`${who}.${purpose}`, secret))) return null;
  const hex = Buffer.from(who, "base64url").toString("hex");
  const personId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return { personId, purpose: NoticePurpose.parse(purpose) };
}

/** Under a name of its own: what signs one thing must not be worth anything as another. */
function signatureOf(held: string, secret: string): string {
  return createHmac("sha256", secret).update(`unsubscribe ${held}`).digest("base64url");
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

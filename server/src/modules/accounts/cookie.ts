import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * The cookie a browser is known by: the session's token and its HMAC-SHA256 in base64, as better-auth signs cookies, so
 * that a forged one is known without asking the database. Source: better-auth 1.7, "Cookies".
 */

/** Over https the prefix keeps neighbouring hosts and plain pages from setting it. Source: RFC 6265bis, 4.1.3.2. */
export function cookieName(isSecure: boolean): string {
  return isSecure ? "__Host-kith_session" : "kith_session";
}

/** For a `set-cookie` header. `maxAgeSeconds` 0 takes it back. */
export function setCookie(value: string, isSecure: boolean, maxAgeSeconds: number): string {
  const secure = isSecure ? "; Secure" : "";
  return `${cookieName(isSecure)}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`;
}

export function signedToken(token: string, secret: string): string {
  return encodeURIComponent(`${token}.${signatureOf(token, secret)}`);
}

/** The token of a `cookie` header, if its signature is ours. */
export function tokenIn(header: string | undefined, isSecure: boolean, secret: string): string | null {
  const start = `${cookieName(isSecure)}=`;
  const found = header?.split(";").find((part) => part.trim().startsWith(start));
  if (found === undefined) return null;
  const value = decoded(found.trim().slice(start.length));
  const dot = value.lastIndexOf(".");
  if (dot < 1) return null;
  const token = value.slice(0, dot);
  return isSame(value.slice(dot + 1), signatureOf(token, secret)) ? token : null;
}

function signatureOf(token: string, secret: string): string {
  return createHmac("sha256", secret).update(token).digest("base64");
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}

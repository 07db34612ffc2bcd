import type { SendResult } from "../ports.ts";

/** How far a message had come: the server was not reached yet, was asked whether it takes it, had begun to take it. */
export type Stage = "reaching" | "asking" | "giving";

/** What the library tells of a failure. */
export interface MailError {
  readonly message: string;
  readonly code?: string | undefined;
  /** What the server answered, if it did. */
  readonly responseCode?: number | undefined;
  /** The SMTP command it answered. */
  readonly command?: string | undefined;
}

/** How long a server that is out of order is left alone. */
const OUT_OF_ORDER_MS = 2 * 60_000;

/**
 * What a failure says of the message. A server that cannot be reached, refuses the login or refuses the sender says
 * nothing of it. One that is silent after the text was begun may have taken it. Source: RFC 5321, 4.2.1 and 4.5.3.2.
 */
export function failureOf(error: MailError, stage: Stage): SendResult {
  const detail = withoutAddresses(error.message);
  const code = error.responseCode ?? 0;
  if (stage === "giving" && code === 0) return { ok: false, why: "unknown", detail };
  if (isOfMessage(error, stage)) {
    const isForGood = (code >= 500 && code !== 503) || code === 0;
    return { ok: false, why: isForGood ? "permanent" : "transient", detail };
  }
  return { ok: false, why: "later", retryAfterMs: OUT_OF_ORDER_MS, detail };
}

function isOfMessage({ command, code, responseCode }: MailError, stage: Stage): boolean {
  if (stage === "giving") return true;
  if (stage === "reaching") return false;
  // Larger than the server takes, or an address that the library knows to be none: nobody was asked.
  if (responseCode === undefined) return code === "EMESSAGE" || code === "EENVELOPE";
  return command === "RCPT TO" || command === "DATA";
}

function withoutAddresses(text: string): string {
  return text.replaceAll(/[^\s<>]+@[^\s<>]+/g, "…");
}

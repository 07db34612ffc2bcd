import { Readable } from "node:stream";
import type { Outgoing, Route, SendResult } from "../ports.ts";
import { compose, type Composed } from "./compose.ts";
import { failureOf, type MailError, type Stage } from "./failure.ts";
import { isMailAddress, type MailSettings } from "./settings.ts";

export const MAIL = "mail";

/** How long the server may be silent, and how long all of it may take. */
const SILENCE_MS = 60_000;
const GREETING_MS = 15_000;
const WHOLE_MS = 3 * 60_000;

/**
 * Mail over SMTP. A message whose text was begun and never answered is not sent again: mailboxes do not drop a second
 * copy by its Message-ID, so nothing would keep it from arriving twice.
 */
export function mailRoute(settings: MailSettings): Route {
  return {
    name: MAIL,
    isIdempotent: false,
    pace: { perSecond: 5, burst: 20 },
    firstRetryMs: 60_000,
    send: (outgoing, giving) => sendMail(settings, outgoing, giving),
  };
}

async function sendMail(
  settings: MailSettings,
  outgoing: Outgoing,
  giving: () => Promise<void>,
): Promise<SendResult> {
  const { to } = outgoing.to;
  if (!isMailAddress(to)) return { ok: false, why: "permanent", detail: "not a mail address" };
  try {
    const composed = await compose(outgoing, settings);
    const connecting = await connectionTo(settings);
    return await handOver(connecting, { settings, to, composed }, giving);
  } catch (error) {
    // Whatever it is, it came before the server was reached.
    return failureOf({ message: error instanceof Error ? error.message : String(error) }, "reaching");
  }
}

/** The library is loaded with the first mail: an instance that sends none has no use for it. */
async function connectionTo({ smtpUrl }: MailSettings) {
  const { default: SMTPConnection } = await import("nodemailer/lib/smtp-connection");
  const { parseConnectionUrl } = await import("nodemailer/lib/shared");
  const { auth, ...options } = parseConnectionUrl(smtpUrl);
  const connection = new SMTPConnection({
    ...options,
    connectionTimeout: GREETING_MS,
    greetingTimeout: GREETING_MS,
    socketTimeout: SILENCE_MS,
  });
  return { connection, auth };
}

interface HandedOver {
  readonly settings: MailSettings;
  readonly to: string;
  readonly composed: Composed;
}

function handOver(
  { connection, auth }: Awaited<ReturnType<typeof connectionTo>>,
  { settings, to, composed: { bytes, messageId } }: HandedOver,
  giving: () => Promise<void>,
): Promise<SendResult> {
  let stage: Stage = "reaching";
  return new Promise((resolve) => {
    const finish = (result: SendResult) => {
      clearTimeout(timer);
      // First: closing tells of an end as well.
      resolve(result);
      if (result.ok) connection.quit();
      else connection.close();
    };
    const fail = (error: MailError) => finish(failureOf(error, stage));
    const timer = setTimeout(() => fail({ message: "it took too long" }), WHOLE_MS);
    const offer = () => {
      stage = "asking";
      const text = textOf(bytes, async () => {
        await giving();
        stage = "giving";
      });
      connection.send({ from: settings.from.address, to: [to] }, text, (error, info) => {
        if (error) fail(error);
        else finish({ ok: true, refs: [messageId, ...(info.serverMessageId ? [info.serverMessageId] : [])] });
      });
    };
    connection.on("error", fail);
    connection.on("end", () => fail({ message: "the server hung up" }));
    connection.connect((error) => {
      if (error) return fail(error);
      if (auth === undefined) return offer();
      connection.login(auth, (refused) => (refused ? fail(refused) : offer()));
    });
  });
}

/** The text; the server gets nothing of it until `beforehand` is done, and nothing at all where that fails. */
function textOf(bytes: Buffer, beforehand: () => Promise<void>): Readable {
  return Readable.from(
    (async function* () {
      await beforehand();
      yield bytes;
    })(),
    { objectMode: false },
  );
}

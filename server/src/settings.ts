import path from "node:path";
import { parseMailSettings, type MailSettings } from "./platform/delivery/mail/settings.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** Where an instance keeps what it keeps. Said by options, else by the environment. */
export interface InstanceSettings {
  /** Absolute. */
  readonly dataFolder: string;
  /** An external PostgreSQL, or null for the embedded one. */
  readonly databaseUrl: string | null;
}

export function instanceSettings(env: NodeJS.ProcessEnv, data: string | undefined): InstanceSettings {
  return {
    dataFolder: path.resolve(data ?? (env["KITH_DATA"] || path.join(root, "data"))),
    databaseUrl: env["DATABASE_URL"] || null,
  };
}

/** How mail is sent, or null where it is not set up. @throws {BadMailSettings} */
export function mailSettings(env: NodeJS.ProcessEnv): MailSettings | null {
  return parseMailSettings({
    smtpUrl: env["KITH_SMTP_URL"] || env["SMTP_URL"],
    from: env["KITH_MAIL_FROM"],
    publicUrl: env["KITH_URL"],
  });
}

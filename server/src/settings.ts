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

/** @param isDemo a demo has a folder of its own, and never touches the database of a real instance. */
export function instanceSettings(
  env: NodeJS.ProcessEnv,
  data: string | undefined,
  { isDemo = false } = {},
): InstanceSettings {
  const folder = path.join(root, isDemo ? "data-demo" : "data");
  return {
    dataFolder: path.resolve(data ?? (env["KITH_DATA"] || folder)),
    databaseUrl: isDemo ? null : env["DATABASE_URL"] || null,
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

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** `127.0.0.1:9464`, `[::1]:9464` or a port alone, on this machine only. Null where it is none of these. */
export function metricsAddress(given: string): Address | null {
  const found = /^(?:(?:\[(?<v6>[\da-f:.]+)\]|(?<host>[\w.-]+)):)?(?<port>\d{1,5})$/i.exec(given)?.groups;
  const port = Number(found?.["port"] ?? Number.NaN);
  if (found === undefined || port > 65_535) return null;
  return { host: found["v6"] ?? found["host"] ?? "127.0.0.1", port };
}

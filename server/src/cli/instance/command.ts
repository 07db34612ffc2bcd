import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { mainWords } from "../../main-words.ts";
import { createOrganiserLink } from "../../modules/accounts/index.ts";
import { verifyAudit } from "../../platform/audit/index.ts";
import { CannotRestore, restoreBackup } from "../../platform/backup/restore.ts";
import { BackupExists, saveBackup } from "../../platform/backup/save.ts";
import { systemClock } from "../../platform/clock.ts";
import { migrate } from "../../platform/db/migrate.ts";
import { idsBy } from "../../platform/ids.ts";
import { distribute, NoCitus } from "../../platform/db/distribute.ts";
import { GLOBAL_TABLES } from "../../platform/db/tables.ts";
import { joinInstance, openInstance, type Instance } from "../../platform/instance.ts";
import { NoDatabase } from "../../platform/postgres/no-database.ts";
import { instanceSettings, type InstanceSettings } from "../../settings.ts";
import { languageOfTerminal } from "../terminal.ts";
import { examine } from "./doctor.ts";
import type { InstanceCommand } from "./names.ts";
import { instanceWords } from "./words.ts";

/** `kith backup`, `restore`, `doctor`, `audit verify` and so on: for whoever runs an instance. */

const codes = { well: 0, unexpected: 1, usage: 2, trouble: 5 } as const;

const language = languageOfTerminal();
const words = instanceWords(language);

interface Asked {
  readonly settings: InstanceSettings;
  readonly words: readonly string[];
  /** Where people open Kith. */
  readonly url: string;
}

/** @returns the exit code. */
export async function instanceCommand(command: InstanceCommand, args: readonly string[]): Promise<number> {
  const asked = understood(args);
  if (asked === "help") return say(words.help, codes.well);
  if (asked === null) return complain(`${words.usage}\n${words.help}`, codes.usage);
  try {
    return await run(command, asked);
  } catch (error) {
    return complain(
      whyOf(error),
      error instanceof CannotRestore || error instanceof NoCitus ? codes.trouble : codes.unexpected,
    );
  }
}

function understood(args: readonly string[]): Asked | "help" | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: { type: "string" }, url: { type: "string" }, help: { type: "boolean", short: "h" } },
    });
    if (values.help) return "help";
    return {
      settings: instanceSettings(process.env, values.data),
      words: positionals,
      url: values.url ?? ownUrl(),
    };
  } catch {
    return null;
  }
}

/** Commands that need no more words. */
const plain: Partial<Record<InstanceCommand, (asked: Asked) => Promise<number>>> = {
  doctor,
  "organiser-link": organiserLink,
  distribute: distributed,
};

async function run(command: InstanceCommand, asked: Asked): Promise<number> {
  const [first, ...more] = asked.words;
  const plainly = plain[command];
  if (plainly !== undefined && first === undefined) return plainly(asked);
  if (command === "audit" && first === "verify" && more.length === 0) return auditVerify(asked);
  if (plainly !== undefined || command === "audit" || more.length > 0)
    return complain(`${words.usage}\n${words.help}`, codes.usage);
  if (first === undefined) return complain(words.noTarget, codes.usage);
  return command === "backup" ? backup(asked, path.resolve(first)) : restore(asked, path.resolve(first));
}

async function backup({ settings }: Asked, target: string): Promise<number> {
  return within(await joinInstance({ ...settings, onTrouble }), async ({ database, dataFolder }) => {
    const list = await saveBackup({
      pool: database.pool,
      clock: systemClock,
      version: ownVersion(),
      dataFolder,
      target,
      onTable: (name, done, all) => progress(words.saving(name, done, all)),
    });
    return say(`${words.saved(list.tables.length, target)}\n`, codes.well);
  });
}

async function restore({ settings }: Asked, source: string): Promise<number> {
  mkdirSync(settings.dataFolder, { recursive: true });
  return within(await openInstance({ ...settings, onTrouble }), async ({ database, dataFolder }) => {
    const list = await restoreBackup({
      pool: database.pool,
      dataFolder,
      source,
      onTable: (name, done, all) => progress(words.restoring(name, done, all)),
    });
    return say(`${words.restored(list.tables.length, list.madeAt)}\n`, codes.well);
  });
}

async function distributed({ settings }: Asked): Promise<number> {
  return within(await joinInstance({ ...settings, onTrouble }), async ({ database }) => {
    await migrate(database.pool);
    const tables = await distribute(database.pool, GLOBAL_TABLES);
    return say(`${words.distributed(tables.length)}\n`, codes.well);
  });
}

async function auditVerify({ settings }: Asked): Promise<number> {
  return within(await joinInstance({ ...settings, onTrouble }), async ({ database, dataFolder }) => {
    const { entries, breaches } = await verifyAudit(database.db, dataFolder);
    if (breaches.length === 0) return say(`${words.auditSound(entries)}\n`, codes.well);
    return complain(breaches.map((breach) => words.breach(breach)).join("\n"), codes.trouble);
  });
}

async function organiserLink({ settings, url }: Asked): Promise<number> {
  return within(await joinInstance({ ...settings, onTrouble }), async ({ database }) => {
    await migrate(database.pool);
    const made = await createOrganiserLink({ db: database.db, clock: systemClock, ids: idsBy(systemClock) });
    if (made === null) return complain(words.organiserExists, codes.trouble);
    return say(`${words.organiserLink(`${url}/welcome#${made.token}`)}\n`, codes.well);
  });
}

async function doctor({ settings }: Asked): Promise<number> {
  const findings = await examine(settings, words);
  for (const { isWell, text } of findings) say(`${isWell ? "✓" : "✗"} ${text}\n`, 0);
  const trouble = findings.filter(({ isWell }) => !isWell).length;
  return say(
    `${trouble === 0 ? words.doctor.allWell : words.doctor.trouble(trouble)}\n`,
    trouble === 0 ? codes.well : codes.trouble,
  );
}

async function within(instance: Instance, use: (instance: Instance) => Promise<number>): Promise<number> {
  try {
    return await use(instance);
  } finally {
    progress("");
    await instance.close();
  }
}

/** Broken connections show as errors of what used them. */
const onTrouble = () => undefined;

function whyOf(error: unknown): string {
  if (error instanceof NoDatabase) {
    if (error.reason === "inUse") return words.running(error.detail);
    return mainWords(language).noDatabase[error.reason](error.detail);
  }
  if (error instanceof NoCitus) return words.noCitus;
  if (error instanceof BackupExists) return words.exists(error.message);
  if (error instanceof CannotRestore) return words.cannotRestore[error.reason](error.detail);
  return words.unexpected(error instanceof Error ? error.message : String(error));
}

/** Where `npm start` listens unless told otherwise. */
function ownUrl(): string {
  return `http://${process.env["HOST"] || "127.0.0.1"}:${process.env["PORT"] || "3000"}`;
}

function ownVersion(): string {
  const file = path.resolve(import.meta.dirname, "../../../package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${line}`);
}

function say(text: string, code: number): number {
  process.stdout.write(text);
  return code;
}

function complain(text: string, code: number): number {
  process.stderr.write(`${text}\n`);
  return code;
}

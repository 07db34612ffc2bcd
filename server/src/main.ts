import { languageOf } from "@kith/contract/language";
import { accessSync, constants, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { pino } from "pino";
import type { Demo } from "../demo/index.ts";
import { createApp } from "./app.ts";
import { mainWords } from "./main-words.ts";
import { createOrganiserLink } from "./modules/accounts/index.ts";
import { openBus, type Bus } from "./platform/bus.ts";
import { systemClock } from "./platform/clock.ts";
import { BadMailSettings, type MailSettings } from "./platform/delivery/index.ts";
import { distribute, isDistributed } from "./platform/db/distribute.ts";
import { migrate, WrongSchema } from "./platform/db/migrate.ts";
import type { Database } from "./platform/db/open.ts";
import { GLOBAL_TABLES } from "./platform/db/tables.ts";
import { isTrustProxy } from "./platform/http.ts";
import { idsBy } from "./platform/ids.ts";
import { openInstance, type Instance } from "./platform/instance.ts";
import { migrateJobs } from "./platform/jobs/index.ts";
import { createMetrics, listenForMetrics, type MetricsListener } from "./platform/metrics.ts";
import { instanceSecret, SHORTEST_SECRET } from "./platform/secret.ts";
import {
  instanceSettings,
  mailSettings,
  metricsAddress,
  type Address,
  type InstanceSettings,
} from "./settings.ts";
import { NoDatabase } from "./platform/postgres/no-database.ts";

/** The only file that reads the environment, listens and handles signals. */

const root = path.resolve(import.meta.dirname, "../..");
const language = languageOf(process.env["LC_ALL"] || process.env["LC_MESSAGES"] || process.env["LANG"]);
const says = mainWords(language);

const LOG_LEVELS = ["silent", "fatal", "error", "warn", "info", "debug", "trace"];

/** Requests that are under way may take this long to finish once the server is told to stop. */
const PATIENCE_MS = 10_000;

/** So long after whoever started the server is gone, the server notices. */
const LOOK_EVERY_MS = 500;

/** Why the server cannot start, in words for whoever starts it. */
class CannotStart extends Error {}

interface StartOptions extends InstanceSettings {
  readonly port: number;
  readonly host: string;
  readonly logLevel: string;
  /** Signs cookies; null for the one kept in the data folder. */
  readonly secret: string | null;
  readonly trustProxy: string | null;
  readonly mail: MailSettings | null;
  /** Where a monitor asks; null for nowhere. */
  readonly metrics: Address | null;
  readonly isDemo: boolean;
}

async function main(): Promise<void> {
  const options = startOptions();
  if (options === null) {
    process.stdout.write(says.help);
    return;
  }
  demandFolder(options.dataFolder);
  const demo = options.isDemo ? await openedDemo(options) : null;
  const secret = options.secret ?? keptSecret(options);
  const instance = await openedInstance(options);
  await demo?.load(instance.database, () => process.stderr.write(`${demo.words.loading}\n`));
  const bus = await openedBus(instance, options);
  const app = await createApp({
    instance,
    bus,
    secret,
    trustProxy: options.trustProxy,
    clock: demo?.clock ?? systemClock,
    doesJobs: true,
    mail: options.mail,
    ...(demo !== null && { demo: (ctx, catchUp) => demo.module(ctx, catchUp) }),
    version: ownVersion(),
    logLevel: options.logLevel,
    // Standard output is for people; whoever collects logs finds nothing else here.
    logTo: process.stderr,
    webFolder: path.join(root, "web/dist"),
    monotonicMs: () => performance.now(),
  });
  const end = async () => {
    await app.close();
    await bus.stop();
    await instance.close();
  };
  const monitor = await openedMonitor(app, instance, options).catch(async (error: unknown) => {
    await end();
    throw error;
  });
  const url = await app.listen(options).catch(async (error: unknown) => {
    await monitor?.close();
    await end();
    throw new CannotStart(whyNotListening(error, options));
  });
  const greeting = demo?.begin(url) ?? (await firstOrganiserLink(instance, url));
  process.stdout.write(`${says.ready(url)}\n${greeting}`);
  stopOnSignals(async () => {
    await monitor?.close();
    await end();
    demo?.end();
    process.stdout.write(`${says.bye}\n`);
  });
}

/** Loaded for a demo only. @throws {CannotStart} */
async function openedDemo({ dataFolder }: StartOptions): Promise<Demo> {
  const { Demo, NotADemo, demoWords } = await import("../demo/index.ts");
  try {
    return new Demo(dataFolder, language);
  } catch (error) {
    if (error instanceof NotADemo) throw new CannotStart(demoWords(language).notADemo(dataFolder));
    throw error;
  }
}

/** As long as nobody runs the instance, every start offers it. */
async function firstOrganiserLink({ database }: Instance, url: string): Promise<string> {
  const ctx = { db: database.db, clock: systemClock, ids: idsBy(systemClock) };
  const made = await createOrganiserLink(ctx);
  return made === null ? "" : `\n${says.organiserLink(`${url}/welcome#${made.token}`)}\n`;
}

/** @throws {CannotStart} */
function keptSecret({ dataFolder }: StartOptions): string {
  try {
    return instanceSecret(dataFolder);
  } catch (error) {
    throw new CannotStart(says.noSecret(messageOf(error)));
  }
}

/** Counts from before the first request on. @throws {CannotStart} */
async function openedMonitor(
  app: Awaited<ReturnType<typeof createApp>>,
  { database }: Instance,
  { metrics }: StartOptions,
): Promise<MetricsListener | null> {
  if (metrics === null) return null;
  try {
    return await listenForMetrics(createMetrics(app, database.pool), metrics);
  } catch (error) {
    throw new CannotStart(says.noMetrics(`${metrics.host}:${metrics.port}`, messageOf(error)));
  }
}

/** News from node to node, on the same server. */
async function openedBus({ database }: Instance, { logLevel }: StartOptions): Promise<Bus> {
  const log = pino({ level: logLevel }, process.stderr);
  return openBus(database.pool.options, (message) => log.error({ message }, "bus"));
}

/** The database up and of the newest form. @throws {CannotStart} */
async function openedInstance({ dataFolder, databaseUrl, logLevel }: StartOptions): Promise<Instance> {
  const log = pino({ level: logLevel }, process.stderr);
  try {
    const instance = await openInstance({
      dataFolder,
      databaseUrl,
      onTrouble: ({ message }) => log.error({ message }, "database"),
    });
    await migrateAll(instance.database).catch(async (error: unknown) => {
      await instance.close();
      throw error;
    });
    return instance;
  } catch (error) {
    if (error instanceof NoDatabase) throw new CannotStart(says.noDatabase[error.reason](error.detail));
    if (error instanceof WrongSchema) throw new CannotStart(says.wrongSchema[error.reason](error.migration));
    throw error;
  }
}

async function migrateAll({ pool }: Database): Promise<void> {
  await migrate(pool);
  if (await isDistributed(pool)) await distribute(pool, GLOBAL_TABLES);
  await migrateJobs(pool);
}

/** @returns null when help was asked for. @throws {CannotStart} */
function startOptions(): StartOptions | null {
  const { help, port, host, data, log, demo: isDemo } = optionsGiven();
  if (help) return null;
  if (!/^\d+$/.test(port) || Number(port) > 65_535) throw new CannotStart(says.badPort(port));
  if (!LOG_LEVELS.includes(log)) throw new CannotStart(says.badLog(log, LOG_LEVELS.join(", ")));
  return {
    port: Number(port),
    host,
    logLevel: log,
    ...signInSettings(),
    metrics: monitorAt(),
    // Nobody in a demo has an address.
    mail: isDemo ? null : mailGiven(),
    isDemo,
    ...instanceSettings(process.env, data, { isDemo }),
  };
}

/** @throws {CannotStart} */
function signInSettings(): Pick<StartOptions, "secret" | "trustProxy"> {
  const [secret, trustProxy] = [process.env["KITH_SECRET"] || null, process.env["KITH_TRUST_PROXY"] || null];
  if (secret !== null && secret.length < SHORTEST_SECRET)
    throw new CannotStart(says.badSecret(SHORTEST_SECRET));
  if (trustProxy !== null && !isTrustProxy(trustProxy)) throw new CannotStart(says.badProxy(trustProxy));
  return { secret, trustProxy };
}

/** @throws {CannotStart} */
function monitorAt(): Address | null {
  const given = process.env["KITH_METRICS"] || null;
  const address = given === null ? null : metricsAddress(given);
  if (given !== null && address === null) throw new CannotStart(says.badMetrics(given));
  return address;
}

/** @throws {CannotStart} */
function mailGiven(): MailSettings | null {
  try {
    return mailSettings(process.env);
  } catch (error) {
    throw error instanceof BadMailSettings ? new CannotStart(says.badMail[error.reason]) : error;
  }
}

function optionsGiven() {
  const env = process.env;
  try {
    return parseArgs({
      options: {
        port: { type: "string", default: env["PORT"] || "3000" },
        host: { type: "string", default: env["HOST"] || "127.0.0.1" },
        data: { type: "string" },
        log: { type: "string", default: env["KITH_LOG"] || (process.stdout.isTTY ? "warn" : "info") },
        demo: { type: "boolean", default: Boolean(env["KITH_DEMO"]) },
        help: { type: "boolean", short: "h", default: false },
      },
    }).values;
  } catch (error) {
    throw new CannotStart(says.unknownOption(messageOf(error)));
  }
}

function demandFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new CannotStart(says.noData(folder, messageOf(error)));
  }
}

function ownVersion(): string {
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { version: string };
  return manifest.version;
}

function whyNotListening(error: unknown, { host, port }: StartOptions): string {
  const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  return isTaken ? says.portTaken(port) : says.cannotListen(host, port, messageOf(error));
}

/**
 * Ends once what is under way is finished, whichever signal comes first. Ctrl-C comes twice where a launcher
 * passes it on, so only patience cuts requests off. `disconnect` means the process that started us is gone.
 */
function stopOnSignals(stop: () => Promise<void>): void {
  let isStopping = false;
  const once = () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, once);
  process.on("disconnect", once);
  if (process.env["npm_lifecycle_event"] !== undefined) onOrphaned(once);
}

/** A signal sent to npm ends only the shell that npm runs scripts with, and the shell tells nobody. */
function onOrphaned(stop: () => void): void {
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    stop();
  }, LOOK_EVERY_MS).unref();
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createApp, type AppOptions } from "../src/app.ts";
import { openBus } from "../src/platform/bus.ts";
import { systemClock } from "../src/platform/clock.ts";
import type { Ctx } from "../src/platform/ctx.ts";
import type { Database } from "../src/platform/db/open.ts";
import { idsBy } from "../src/platform/ids.ts";

/** The app on a database of a test's own, with a web folder that holds next to nothing. */
export type TestApp = Awaited<ReturnType<typeof openApp>>;

export const SECRET = "a secret of at least thirty-two characters";

/** What stands behind an app that a test opened. */
interface Behind {
  readonly ctx: Ctx;
  readonly secret: string;
  readonly dataFolder: string;
}

const behind = new WeakMap<object, Behind>();

/** Closes with `app.close()`. */
export async function openApp(database: Database, options: Partial<AppOptions> = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "kith-app-"));
  mkdirSync(path.join(folder, "web"));
  writeFileSync(path.join(folder, "web/index.html"), "<!doctype html><title>Kith</title>");
  const { clock = systemClock, secret = SECRET } = options;
  const bus = options.bus ?? (await openBus(database.pool.options, () => undefined));
  const app = await createApp({
    version: "0.0.0",
    instance: { database, dataFolder: folder, isEmbedded: false, close: () => Promise.resolve() },
    doesJobs: false,
    mail: null,
    trustProxy: null,
    logLevel: "silent",
    logTo: process.stderr,
    webFolder: path.join(folder, "web"),
    monotonicMs: () => performance.now(),
    ...options,
    clock,
    secret,
    bus,
  });
  app.addHook("onClose", async () => {
    if (options.bus === undefined) await bus.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  behind.set(app, { ctx: { db: database.db, clock, ids: idsBy(clock) }, secret, dataFolder: folder });
  return app;
}

/** The same `Ctx` the app's own commands are given. */
export function ctxOf(app: object): Ctx {
  return behindOf(app).ctx;
}

/** Where the app keeps files. */
export function dataFolderOf(app: object): string {
  return behindOf(app).dataFolder;
}

export function behindOf(app: object): Behind {
  const found = behind.get(app);
  if (found === undefined) throw new Error("Open the app by openApp()");
  return found;
}

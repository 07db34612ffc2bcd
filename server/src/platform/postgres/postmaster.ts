import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { accountFor, handOver, type Account } from "./account.ts";
import { findBinaries, MAJOR, type Binaries } from "./binaries.ts";
import { endLeftover } from "./leftover.ts";
import { NoDatabase } from "./no-database.ts";
import { INITDB_OPTIONS, SETTINGS } from "./settings.ts";

export const USER = "kith";
export const DATABASE = "kith";

const MAX_LOG_BYTES = 10 << 20;
const LOOK_EVERY_MS = 25;

/** While children of a killed postmaster are still there, a new one is refused. */
const REFUSED_FOR_MS = 10_000;

/** A disk that is full may have room again: it is tried as long as it is wanted, ever more seldom. */
const REVIVE_MS = 1000;
const LONGEST_REVIVE_MS = 30_000;

/**
 * Runs PostgreSQL and, beside it, waits for the end of its own standard input, which comes when whoever holds the
 * other end is gone, killed or not: then PostgreSQL is asked to end in good order.
 */
const WATCHDOG = `exec 3<&0; "$@" </dev/null 3<&- & p=$!
(read -r _ <&3; kill -INT $p) & w=$!
wait $p; c=$?; kill $w 2>/dev/null; exit $c`;

export interface PostmasterOptions {
  readonly folder: string;
  readonly run: string;
  readonly onRestart: () => void;
}

/** One PostgreSQL server process and its data. */
export class Postmaster {
  readonly dataFolder: string;
  readonly socketFolder: string;
  readonly #log: string;
  readonly #binaries: Binaries;
  readonly #account: Account;
  readonly #onRestart: () => void;
  #watchdog: ChildProcess | null = null;
  #isWanted = true;

  constructor({ folder, run, onRestart }: PostmasterOptions) {
    this.dataFolder = path.join(folder, "postgres");
    this.socketFolder = path.join(run, "pg");
    this.#log = path.join(folder, "postgres.log");
    this.#onRestart = onRestart;
    this.#binaries = findBinaries(path.join(folder, "cache"));
    this.#account = accountFor(folder, this.#binaries);
    mkdirSync(this.socketFolder, { recursive: true, mode: 0o700 });
    handOver(this.socketFolder, this.#account);
  }

  /** @throws {NoDatabase} */
  async start(): Promise<void> {
    if (!existsSync(this.dataFolder)) this.#make();
    const major = readFileSync(path.join(this.dataFolder, "PG_VERSION"), "utf8").trim();
    if (major !== MAJOR) throw new NoDatabase("otherVersion", major);
    await this.#run();
    await this.#createDatabase();
  }

  async stop(): Promise<void> {
    this.#isWanted = false;
    const watchdog = this.#watchdog;
    if (watchdog === null || watchdog.exitCode !== null || watchdog.signalCode !== null) return;
    watchdog.ref();
    const gone = new Promise((resolve) => watchdog.once("exit", resolve));
    watchdog.stdin?.end();
    await gone;
  }

  /** Made under another name first: a folder that was begun and not finished is never taken for a database. */
  #make(): void {
    const making = `${this.dataFolder}.new`;
    rmSync(making, { recursive: true, force: true });
    mkdirSync(making, { mode: 0o700 });
    handOver(making, this.#account);
    const args = ["-D", making, `--username=${USER}`, ...INITDB_OPTIONS];
    const [command, ...rest] = [...this.#account.wrap, this.#binaries.initdb, ...args];
    const made = spawnSync(command!, rest, { env: this.#env(), encoding: "utf8" });
    if (made.status !== 0) throw new NoDatabase("didNotStart", made.stderr || String(made.error));
    renameSync(making, this.dataFolder);
  }

  async #run(): Promise<void> {
    await endLeftover(this.dataFolder);
    handOver(this.dataFolder, this.#account);
    const begun = Date.now();
    for (;;) {
      this.#spawn();
      if (await this.#answers()) break;
      if (Date.now() - begun > REFUSED_FOR_MS) throw new NoDatabase("didNotStart", this.#lastWords());
      await sleep(LOOK_EVERY_MS * 10);
    }
    this.#watchdog?.once("exit", () => void this.#revive());
  }

  /** In a session of its own, so that Ctrl-C reaches it only through us, after its clients are done. */
  #spawn(): void {
    const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const postgres = [this.#binaries.postgres, "-D", this.dataFolder, "-k", this.socketFolder, ...settings];
    if (existsSync(this.#log) && statSync(this.#log).size > MAX_LOG_BYTES)
      renameSync(this.#log, `${this.#log}.1`);
    const log = openSync(this.#log, "a", 0o600);
    this.#watchdog = spawn("sh", ["-c", WATCHDOG, "postgres", ...this.#account.wrap, ...postgres], {
      cwd: "/",
      env: this.#env(),
      detached: true,
      stdio: ["pipe", log, log],
    });
    closeSync(log);
    this.#watchdog.unref();
  }

  /** Whether it came to answer; false once it has ended. Recovery after a crash may take as long as it needs. */
  async #answers(): Promise<boolean> {
    const watchdog = this.#watchdog!;
    while (watchdog.exitCode === null && watchdog.signalCode === null) {
      const client = new Client({ host: this.socketFolder, user: USER, database: "postgres" });
      const isUp = await client.connect().then(
        () => true,
        () => false,
      );
      await client.end().catch(() => undefined);
      if (isUp) return true;
      await sleep(LOOK_EVERY_MS);
    }
    return false;
  }

  async #createDatabase(): Promise<void> {
    const client = new Client({ host: this.socketFolder, user: USER, database: "postgres" });
    await client.connect();
    const { rowCount } = await client.query("select from pg_database where datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
    await client.end();
  }

  /** Ended though nobody asked for it: killed by the system, or crashed. */
  async #revive(): Promise<void> {
    if (this.#isWanted) this.#onRestart();
    for (let waitMs = REVIVE_MS; this.#isWanted; waitMs = Math.min(2 * waitMs, LONGEST_REVIVE_MS)) {
      const isBack = await this.#run().then(
        () => true,
        () => false,
      );
      if (isBack) return;
      await sleep(waitMs, undefined, { ref: false });
    }
  }

  #env(): NodeJS.ProcessEnv {
    return { PATH: process.env["PATH"], TZ: "UTC", LC_ALL: "C.UTF-8", ...this.#binaries.env };
  }

  #lastWords(): string {
    return existsSync(this.#log)
      ? readFileSync(this.#log, "utf8").split("\n").slice(-8).join("\n")
      : this.#log;
  }
}

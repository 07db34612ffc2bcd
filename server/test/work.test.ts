import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { instanceWords } from "../src/cli/instance/words.ts";
import { examine } from "../src/cli/instance/doctor.ts";
import { deliver, outcomeOf } from "../src/platform/delivery/index.ts";
import { migrateJobs, type Jobs } from "../src/platform/jobs/index.ts";
import type { Module } from "../src/platform/module.ts";
import { addSchedule, onSchedule } from "../src/platform/schedules/index.ts";
import { startWork } from "../src/work.ts";
import { clearInstances, runStart } from "./instance.ts";
import { ownDatabase } from "./database/database.ts";
import { COMMUNITY, ctxOf, MovableClock, noticeTo, People, personId, told, until } from "./delivery/world.ts";
import { PostOffice } from "./delivery/post-office.ts";

const database = ownDatabase();
const clock = new MovableClock();
const ctx = () => ctxOf(database.current.db, clock);
let work: Jobs | null = null;

beforeAll(() => migrateJobs(database.current.pool));

afterEach(async () => {
  await work?.stop();
  work = null;
});

async function start(modules: readonly Module[], smtpPort: number | null = null): Promise<void> {
  const instance = {
    database: database.current,
    dataFolder: "",
    isEmbedded: true,
    close: async () => undefined,
  };
  const smtpUrl = `smtp://127.0.0.1:${smtpPort}`;
  const from = { name: "Kith", address: "kith@example.net" };
  work = await startWork({
    ctx: ctx(),
    instance,
    modules,
    mail: smtpPort === null ? null : { smtpUrl, from, publicUrl: null },
    monotonicMs: () => performance.now(),
    onTrouble: (message) => expect.fail(message),
  });
}

const people = new People();
people.set(personId(1), { outward: [{ route: "mail", to: "ana@example.org", name: null }] });

describe("while the server runs", () => {
  test("what a schedule fires tells people, by the clock that was given", async () => {
    const remind = onSchedule(
      "rhythm.note",
      async (tx) => void (await deliver(tx, ctx(), noticeTo(personId(1)))),
    );
    await ctx()
      .db.transaction()
      .execute((tx) =>
        addSchedule(tx, ctx(), {
          communityId: COMMUNITY,
          kind: "rhythm.note",
          rule: "FREQ=DAILY;COUNT=1",
          startsAt: "2026-03-03T08:00",
          timeZone: "UTC",
        }),
      );
    clock.move(24 * 60);
    const office = new PostOffice();
    await office.open();
    await start([{ recipients: people }, { schedules: [remind] }], office.port);
    await until(() => office.letters.length > 0);
    expect(office.letters[0]!.envelope.to).toEqual(["ana@example.org"]);
    await work?.stop();
    work = null;
    await office.close();
  });

  test("without mail set up it waits, doctor says so, and at the next start with mail it goes out", async () => {
    const noticeId = await told(ctx(), noticeTo(personId(1)));
    const outcome = () => outcomeOf(database.current.db, COMMUNITY, noticeId);
    await start([{ recipients: people }]);
    await until(async () => (await outcome()).held === 1);
    await work?.stop();
    expect(await doctorSays()).toContain("One notice cannot go out because mail is not set up");
    const office = new PostOffice();
    await office.open();
    await start([{ recipients: people }], office.port);
    await until(async () => (await outcome()).sent === 1);
    expect(await doctorSays()).toContain("No notice is waiting");
    await work?.stop();
    work = null;
    await office.close();
  });

  test("two modules that say who people are, are one too many", async () => {
    await expect(start([{ recipients: people }, { recipients: people }])).rejects.toThrow("two modules");
  });
});

test.each([
  [{ KITH_SMTP_URL: "smtp://127.0.0.1" }, "KITH_MAIL_FROM is not"],
  [
    { KITH_SMTP_URL: "127.0.0.1:25", KITH_MAIL_FROM: "kith@example.net" },
    "KITH_SMTP_URL cannot be understood",
  ],
])("settings for mail that are half or wrong stop the start with a reason: %o", async (env, reason) => {
  const started = runStart(["--port", "0"], env);
  expect(await started.ended).toBe(1);
  expect(started.said.err).toContain(reason);
  await clearInstances();
});

async function doctorSays(): Promise<string> {
  const { host = "", user = "", database: name = "" } = database.current.pool.options;
  const databaseUrl = `postgres://${user}@/${name}?host=${encodeURIComponent(host)}`;
  const findings = await examine({ dataFolder: import.meta.dirname, databaseUrl }, instanceWords("en"));
  return findings.map(({ text }) => text).join("\n");
}

import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { migrateJobs } from "../../src/platform/jobs/index.ts";
import {
  createOutbox,
  outcomeOf,
  troubledDeliveries,
  type Outcome,
} from "../../src/platform/delivery/index.ts";
import { ownDatabase } from "../database/database.ts";
import { PostOffice } from "./post-office.ts";
import { COMMUNITY, ctxOf, MovableClock, noticeTo, People, personId, told, until } from "./world.ts";

const database = ownDatabase();
let office: PostOffice;
let nodes: ChildProcess[] = [];
const ctx = () => ctxOf(database.current.db, new MovableClock());

beforeEach(async () => {
  await migrateJobs(database.current.pool);
  office = new PostOffice();
  await office.open();
});

afterEach(async () => {
  for (const node of nodes) await kill(node);
  nodes = [];
  await office.close();
});

/** A process of its own that sends. */
async function node(): Promise<ChildProcess> {
  const file = path.join(import.meta.dirname, "delivering-node.ts");
  const { database: name } = database.current.pool.options;
  const child = spawn(process.execPath, [file, inject("postgres").host, name ?? "", String(office.port)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  nodes.push(child);
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await until(() => said.includes("ready") || child.exitCode !== null);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const isGone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await isGone;
}

const messageIds = () => office.letters.map(({ headers }) => headers["message-id"]![0]!);
const isOpen = ({ due, sending, held }: Outcome) => due + sending + held > 0;

describe("a node killed while it sends", () => {
  test("between the text and the answer: possibly delivered, told to the admin, not sent again; the rest goes out", async () => {
    const noticeId = await told(ctx(), noticeTo(...Array.from({ length: 12 }, (_, n) => personId(n))));
    // The server has what it was sent, and never says so.
    office.answers = { data: "silence" };
    const first = await node();
    await until(() => office.letters.length > 0);
    await kill(first);
    const taken = messageIds();
    office.answers = {};
    await node();
    await until(async () => !isOpen(await outcomeOf(database.current.db, COMMUNITY, noticeId)));
    const { unknown, sent } = await outcomeOf(database.current.db, COMMUNITY, noticeId);
    expect(unknown).toBeGreaterThanOrEqual(taken.length);
    expect(unknown + sent).toBe(12);
    expect(sent).toBeGreaterThan(0);
    expect(new Set(messageIds()).size, "nothing twice").toBe(office.letters.length);
    expect(office.letters.length - taken.length).toBe(sent);
    const troubled = await troubledDeliveries(database.current.db, { communityId: COMMUNITY });
    expect(troubled.map(({ state, deliveryId }) => [state, `<${deliveryId}@example.net>`])).toEqual(
      expect.arrayContaining(taken.map((id) => ["unknown", id])),
    );
  });

  test("again and again: nothing is lost and nothing is sent twice", async () => {
    const noticeId = await told(ctx(), noticeTo(...Array.from({ length: 40 }, (_, n) => personId(n))));
    const outcome = () => outcomeOf(database.current.db, COMMUNITY, noticeId);
    for (const killedAt of [3, 9, 16, 24]) {
      // At the moment at which the server has the text and is about to answer.
      const isTime = new Promise<void>((resolve) => {
        office.onLetter = () => {
          if (office.letters.length >= killedAt) resolve();
        };
      });
      const killed = await node();
      await isTime;
      await kill(killed);
    }
    office.onLetter = () => undefined;
    await node();
    await until(async () => !isOpen(await outcome()));
    const { sent, unknown } = await outcome();
    expect(sent + unknown).toBe(40);
    const ids = messageIds();
    expect(new Set(ids).size, "nothing twice").toBe(ids.length);
    const { rows } = await database.current.pool.query<{ id: string; state: string }>(
      "select id, state from deliveries where notice_id = $1",
      [noticeId],
    );
    const missing = rows.filter(({ id }) => !ids.includes(`<${id}@example.net>`));
    expect(missing.map(({ state }) => state).filter((state) => state !== "unknown")).toEqual([]);
    // At most as many are in doubt as were on their way when it was killed.
    expect(unknown).toBeLessThanOrEqual(4 * 8);
  });

  test("before the server took any of it: it is sent by the next, as if nothing had been", async () => {
    const noticeId = await told(ctx(), noticeTo(...Array.from({ length: 6 }, (_, n) => personId(n))));
    let asked = 0;
    office.onAsked = () => asked++;
    office.answers = { to: "silence" };
    const first = await node();
    await until(() => asked > 0);
    await kill(first);
    office.answers = {};
    await node();
    const outcome = () => outcomeOf(database.current.db, COMMUNITY, noticeId);
    await until(async () => !isOpen(await outcome()));
    expect(await outcome()).toMatchObject({ sent: 6, unknown: 0 });
    expect(new Set(messageIds()).size).toBe(6);
    expect(office.letters).toHaveLength(6);
  });
});

describe("what another node is sending", () => {
  test("is left to it while it lives", async () => {
    const noticeId = await told(ctx(), noticeTo(personId(1)));
    office.answers = { data: "silence" };
    await node();
    await until(() => office.letters.length > 0);
    const other = createOutbox(ctx(), {
      recipients: new People(),
      routes: [],
      random: () => 0.5,
      monotonicMs: () => 0,
    });
    await other.deliverDue();
    expect(await outcomeOf(database.current.db, COMMUNITY, noticeId)).toMatchObject({
      sending: 1,
      unknown: 0,
    });
  });
});

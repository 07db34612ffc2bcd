import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { audit, keepHeads, verifyAudit } from "../../src/platform/audit/index.ts";
import { hashOf } from "../../src/platform/audit/chain.ts";
import { ownDatabase } from "./database.ts";

const database = ownDatabase();
const folder = mkdtempSync(path.join(os.tmpdir(), "kith-audit-"));
const clock = { now: () => new Date("2026-03-01T08:00:00.123Z") };

const [ONE, OTHER, ACTOR] = ["1", "2", "3"].map((digit) => `00000000-0000-7000-8000-00000000000${digit}`);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeEach(async () => {
  rmSync(path.join(folder, "audit-heads.jsonl"), { force: true });
  await database.current.pool.query("truncate audit_entries");
});

async function used(communityId: string | undefined, ...powers: string[]): Promise<void> {
  for (const power of powers) {
    await database.current.db.transaction().execute((tx) =>
      audit(tx, clock, {
        communityId: communityId!,
        actorId: ACTOR!,
        power,
        subject: { member: ACTOR!, role: OTHER! },
        reason: "as agreed",
      }),
    );
  }
}

const change = (statement: string) => database.current.pool.query(statement);
const verified = () => verifyAudit(database.current.db, folder);

describe("the audit", () => {
  test("holds who used which power when and why, and nothing is wrong with it", async () => {
    await used(ONE, "appointRole", "removeMember", "editRule");
    await used(OTHER, "appointRole");
    const { rows } = await change(
      "select number, actor_id, power, at, reason from audit_entries order by 1, 3",
    );
    expect(rows[0]).toMatchObject({ number: 1, actor_id: ACTOR, at: clock.now(), reason: "as agreed" });
    expect(await verified()).toEqual({ entries: 4, breaches: [] });
  });

  test("stays one chain when many use powers at once", async () => {
    await Promise.all(Array.from({ length: 20 }, (_, k) => used(ONE, `power${k}`)));
    expect(await verified()).toEqual({ entries: 20, breaches: [] });
  });

  test.each([
    ["who", "actor_id = null"],
    ["when", "at = at + interval '1 day'"],
    ["which", "power = 'other'"],
    ["on what", `subject = '{"member":"x"}'`],
    ["why", "reason = ''"],
    ["the hash", "hash = repeat('a', 64)"],
    ["what went before", "previous = repeat('a', 64)"],
  ])("an entry that was changed is named: %s", async (_, changed) => {
    await used(ONE, "a", "b", "c");
    await change(`update audit_entries set ${changed} where number = 2`);
    expect(await verified()).toEqual({
      entries: 1,
      breaches: [{ communityId: ONE, number: 2, since: null }],
    });
  });

  test("an entry that was dropped is named", async () => {
    await used(ONE, "a", "b", "c");
    await change("delete from audit_entries where number = 2");
    expect((await verified()).breaches).toEqual([{ communityId: ONE, number: 2, since: null }]);
  });

  test("a chain written anew from its first entry on is named, by the head kept beside the database", async () => {
    await used(ONE, "a", "b", "c");
    await keepHeads(database.current.db, clock, folder);
    await rewrite();
    expect((await verified()).breaches).toEqual([
      { communityId: ONE, number: 3, since: clock.now().toISOString() },
    ]);
  });

  test("a chain cut off at its end, or wholly, is named", async () => {
    await used(ONE, "a", "b", "c");
    await keepHeads(database.current.db, clock, folder);
    await used(ONE, "d");
    await change("delete from audit_entries where number >= 3");
    expect((await verified()).breaches).toMatchObject([{ number: 3 }]);
    await change("delete from audit_entries");
    expect((await verified()).breaches).toMatchObject([{ communityId: ONE, number: 1 }]);
  });

  test("goes on after heads were kept, and they are kept once", async () => {
    await used(ONE, "a");
    await keepHeads(database.current.db, clock, folder);
    await keepHeads(database.current.db, clock, folder);
    await used(ONE, "b");
    expect(await verified()).toEqual({ entries: 2, breaches: [] });
  });
});

/** As somebody would who holds the database and knows how hashes are made. */
async function rewrite(): Promise<void> {
  const { rows } = await change("select * from audit_entries order by number");
  let previous = "0".repeat(64);
  for (const row of rows) {
    const entry = { ...row, communityId: row.community_id, actorId: row.actor_id, reason: "otherwise" };
    const hash = hashOf(entry, previous);
    await database.current.pool.query(
      "update audit_entries set reason = $1, previous = $2, hash = $3 where number = $4",
      ["otherwise", previous, hash, row.number],
    );
    previous = hash;
  }
}

import { AuditList, MadeId, MemberAdded } from "@kith/contract/members";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, inject, test } from "vitest";
import { openApp } from "../app.ts";
import { foundedCommunity, ownWorld, unclaimed } from "../world.ts";

const world = ownWorld();
const root = path.resolve(import.meta.dirname, "../../..");
const dataFolder = mkdtempSync(path.join(os.tmpdir(), "kith-audit-"));

afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

function verified(): Promise<{ code: number | null; out: string }> {
  const { host, user } = inject("postgres");
  const { database } = world.current.database.pool.options;
  const url = `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}`;
  const child = spawn(process.execPath, [path.join(root, "server/bin/kith.mjs"), "audit", "verify"], {
    env: { PATH: process.env["PATH"], LANG: "en_GB.UTF-8", KITH_DATA: dataFolder, DATABASE_URL: url },
  });
  let out = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (out += chunk.toString()));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, out })));
}

describe("every power used", () => {
  test("is in the audit with who, when and why, and kith names the entry somebody alters", async () => {
    const { clock } = world.current;
    const community = await foundedCommunity(world.current);
    const { organiser, communityId } = community;
    clock.forward(1);
    const carriers = `${community.path}/carriers`;
    const { id } = (await organiser.post(carriers, { kind: "qq_group", name: "书会大群" })).as(MadeId);
    clock.forward(1);
    await organiser.patch(`${carriers}/${id}`, { state: "full", reason: "满员" });
    clock.forward(1);
    await organiser.delete(`${carriers}/${id}?reason=${encodeURIComponent("搬走了")}`);

    const { entries, next } = (await organiser.get(`${community.path}/audit`)).as(AuditList);
    expect(next).toBeNull();
    const who = { actorId: organiser.memberId, actorName: "苏禾" };
    const subject = { carrierId: id };
    expect(entries.slice(0, 3)).toEqual([
      {
        ...who,
        number: 5,
        at: "2026-03-05T09:00:00.000Z",
        power: "carrier.remove",
        subject,
        reason: "搬走了",
      },
      {
        ...who,
        number: 4,
        at: "2026-03-04T09:00:00.000Z",
        power: "carrier.change",
        subject: { ...subject, changed: "state", state: "full" },
        reason: "满员",
      },
      {
        ...who,
        number: 3,
        at: "2026-03-03T09:00:00.000Z",
        power: "carrier.add",
        subject: { ...subject, kind: "qq_group" },
        reason: "",
      },
    ]);
    expect(entries.slice(3).map(({ power }) => power)).toEqual(["term.appoint", "community.found"]);

    expect(await verified()).toMatchObject({ code: 0 });
    await world.current.database.pool.query(
      "update audit_entries set reason = '没有理由' where community_id = $1 and number = 4",
      [communityId],
    );
    const after = await verified();
    expect(after.code).not.toBe(0);
    expect(after.out).toContain(communityId);
    expect(after.out).toMatch(/\b4\b/);
  });

  test("is held fast beside the database while the server runs: a chain that is gone is missed", async () => {
    const { database, clock } = world.current;
    const { communityId } = await foundedCommunity(world.current);
    const instance = { database, dataFolder, isEmbedded: false, close: () => Promise.resolve() };
    const running = await openApp(database, { clock, instance, doesJobs: true });
    const heads = path.join(dataFolder, "audit-heads.jsonl");
    await expect
      .poll(() => existsSync(heads) && readFileSync(heads, "utf8"), { timeout: 10_000 })
      .toContain(communityId);
    await running.close();
    await database.pool.query("delete from audit_entries where community_id = $1", [communityId]);
    expect((await verified()).out).toContain(communityId);
  });

  test("that comes to nothing leaves nothing there", async () => {
    const { organiser, path: at } = await foundedCommunity(world.current);
    const nobody = "0190a0a0-0000-7000-8000-000000000000";
    expect((await organiser.delete(`${at}/carriers/${nobody}`)).status).toBe(404);
    expect((await organiser.get(`${at}/audit`)).as(AuditList).entries).toHaveLength(2);
  });

  test("is listed page by page, without a gap", async () => {
    const community = await foundedCommunity(world.current);
    for (let k = 0; k < 55; k++) await unclaimed(world.current, community, `友人${String(k)}`);
    const { organiser, path: at } = community;
    const first = (await organiser.get(`${at}/audit`)).as(AuditList);
    const second = (await organiser.get(`${at}/audit?cursor=${first.next}`)).as(AuditList);
    const numbers = [...first.entries, ...second.entries].map(({ number }) => number);
    expect(numbers).toEqual(Array.from({ length: 57 }, (_, k) => 57 - k));
    expect(second.next).toBeNull();
    expect((await organiser.get(`${at}/audit?cursor=bm9wZQ`)).status).toBe(400);
  });
});

test("names and texts of members stay out of the audit", async () => {
  const community = await foundedCommunity(world.current);
  const { organiser, path: at } = community;
  const { memberId } = (await organiser.post(`${at}/members`, { name: "温如" })).as(MemberAdded);
  await organiser.post(`${at}/terms`, { memberId, role: "backbone", endsAt: null, reason: "" });
  await organiser.post(`${at}/members/${memberId}/erase`, { reason: "本人要求" });
  const { rows } = await world.current.database.pool.query(
    "select subject::text || reason as said from audit_entries where community_id = $1",
    [community.communityId],
  );
  expect(JSON.stringify(rows)).not.toContain("温如");
});

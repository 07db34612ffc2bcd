import { MyApplication } from "@kith/contract/applications";
import { WhoMeets } from "@kith/contract/criteria";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { createTimekeeper } from "../../src/platform/schedules/index.ts";
import { gateSchedules, gateSubscribers, gateTasks } from "../../src/modules/gate/keeping.ts";
import { filesIn } from "../../src/platform/files.ts";
import { dataFolderOf } from "../app.ts";
import { joined, ownWorld, type Community } from "../world.ts";
import { applicant, browser, done, joinPath, makesCode, openGate, R09, type Applicant } from "./world.ts";

const world = ownWorld();

const PNG = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(100, 7)]);

/** The work of the night, by the clock of the world. */
async function nightFalls(): Promise<void> {
  const { ctx } = world.current;
  const troubles: string[] = [];
  await createTimekeeper(ctx, gateSchedules(ctx), (message) => troubles.push(message)).fireDue();
  expect(troubles).toEqual([]);
}

/** What was told is heard: here by the gate alone. */
async function hear(event: "members.erased" | "members.left", memberId: string, { communityId }: Community) {
  for (const one of gateSubscribers(world.current.ctx)) {
    if (one.event === event) await one.hear({ communityId, memberId });
  }
}

async function removeFiles(): Promise<void> {
  const { pool } = world.current.database;
  const { rows } = await pool.query<{ payload: unknown }>(
    `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'gate.remove_files'`,
  );
  const { app, ctx } = world.current;
  const tasks = gateTasks({ ctx, files: filesIn(dataFolderOf(app)) });
  for (const { payload } of rows) await tasks["gate.remove_files"]?.(payload);
}

const filesKept = () => {
  const folder = path.join(dataFolderOf(world.current.app), "files/evidence");
  return existsSync(folder) ? readdirSync(folder).length : 0;
};

async function rowsOf({ communityId }: Community, table: string): Promise<number> {
  const { rows } = await world.current.database.pool.query<{ n: number }>(
    `select count(*)::int as n from ${table} where community_id = $1`,
    [communityId],
  );
  return rows[0]!.n;
}

async function shows({ application: { id }, cookie }: Applicant): Promise<void> {
  const answer = await world.current.app.inject({
    method: "POST",
    url: `/api/applications/${id}/evidence?name=a.png`,
    headers: { cookie, "content-type": "application/octet-stream" },
    payload: PNG,
  });
  expect(answer.statusCode).toBe(201);
}

const evidence = { wanted: "optional" as const, ask: "准考证", keptDays: 10 };

describe("what the gate keeps", () => {
  test("of who was refused is gone after as many days as was said, the files before", async () => {
    const community = await openGate(world.current, { ...R09, evidence, keptDays: 60 });
    const lin = await applicant(world.current, community, "林夏");
    await shows(lin);
    const url = `${community.path}/applications/${lin.application.id}`;
    await community.organiser.post(`${url}/messages`, { text: "在哪里上班？" });
    await community.organiser.post(`${url}/notes`, { text: "问问" });
    await community.organiser.post(`${url}/decide`, { outcome: "refuse", reason: "满了" });
    const own = async () => lin.get(`/api/applications/${lin.application.id}`);
    expect(done(await own(), 200, MyApplication).deletedAt).toBe("2026-05-01T09:00:00.000Z");
    const before = filesKept();
    world.current.clock.forward(11);
    await nightFalls();
    await removeFiles();
    expect(filesKept()).toBe(before - 1);
    expect(done(await own(), 200, MyApplication).evidence).toEqual([]);
    world.current.clock.forward(50);
    await nightFalls();
    for (const table of ["applications", "application_messages", "application_notes", "application_files"]) {
      expect(await rowsOf(community, table), table).toBe(0);
    }
  });

  test("of who does not answer for 30 days is given up, and they may apply again at once", async () => {
    const community = await openGate(world.current);
    const lin = await applicant(world.current, community, "林夏");
    const waiting = await applicant(world.current, community, "莫言之");
    const url = `${community.path}/applications/${lin.application.id}`;
    await community.organiser.post(`${url}/messages`, { text: "在哪里上班？" });
    world.current.clock.forward(29);
    await nightFalls();
    const stateOf = async (by: Applicant) =>
      done(await by.get(`/api/applications/${by.application.id}`), 200, MyApplication);
    expect((await stateOf(lin)).state).toBe("asked");
    world.current.clock.forward(2);
    await nightFalls();
    expect(await stateOf(lin)).toMatchObject({ state: "expired", can: { applyAgain: true } });
    expect((await stateOf(waiting)).state).toBe("waiting");
  });

  test("of a member is gone once they are erased, with what they said for others", async () => {
    const community = await openGate(world.current, { ...R09, evidence });
    const lin = await applicant(world.current, community, "林夏");
    await shows(lin);
    const { organiser, path: at } = community;
    await organiser.post(`${at}/applications/${lin.application.id}/decide`, { outcome: "admit", reason: "" });
    const { rows } = await world.current.database.pool.query<{ member_id: string }>(
      "select member_id from applications where id = $1",
      [lin.application.id],
    );
    await hear("members.erased", rows[0]!.member_id, community);
    for (const table of ["applications", "application_files", "gate_landings"]) {
      expect(await rowsOf(community, table), table).toBe(0);
    }
  });

  test("of a member who left is kept for as long as of who was refused", async () => {
    const community = await openGate(world.current);
    const lin = await applicant(world.current, community, "林夏");
    const { organiser, path: at } = community;
    await organiser.post(`${at}/applications/${lin.application.id}/decide`, { outcome: "admit", reason: "" });
    const me = JSON.parse((await lin.get(at)).text) as { me: { memberId: string } };
    await lin.post(`${at}/leave`);
    await hear("members.left", me.me.memberId, community);
    world.current.clock.forward(89);
    await nightFalls();
    expect(await rowsOf(community, "applications")).toBe(1);
    world.current.clock.forward(2);
    await nightFalls();
    expect(await rowsOf(community, "applications")).toBe(0);
  });

  test("of visitors is thrown away every day", async () => {
    const community = await openGate(world.current);
    await browser(world.current, 1).post(`${joinPath(community)}/views`, {});
    expect(await rowsOf(community, "gate_visits")).toBe(1);
    world.current.clock.forward(1);
    await nightFalls();
    expect(await rowsOf(community, "gate_visits")).toBe(0);
    const { rows } = await world.current.database.pool.query("select from visit_salts");
    expect(rows.length).toBe(0);
    expect(await rowsOf(community, "gate_days")).toBe(1);
  });
});

describe("criteria", () => {
  test("know what members answered, by which code they came and whether somebody vouched", async () => {
    const community = await openGate(world.current, { ...R09, rules: [] });
    const code = await makesCode(community, { word: "poster" });
    const he = await joined(world.current, community, "何川");
    const lin = await applicant(world.current, community, "林夏", {
      code: "poster",
      referee: { by: "name", name: "何川" },
      answers: { year: 2018, why: "想　来 看看" },
    });
    const mo = await applicant(world.current, community, "莫言之");
    const { organiser, path: at } = community;
    await he.post(`${at}/vouching/${lin.application.id}`, { vouches: true, words: "" });
    for (const { application } of [lin, mo]) {
      await organiser.post(`${at}/applications/${application.id}/decide`, { outcome: "admit", reason: "" });
    }
    const meeting = async (criterion: object) => {
      const answer = await organiser.post(`${at}/criteria/dry-run`, { criterion });
      const { members, unknown } = done(answer, 200, WhoMeets);
      return { names: members.map(({ name }) => name), unknown };
    };
    const year = { fact: "answer", question: "year", op: "lessThan", value: 2019 };
    expect(await meeting(year)).toEqual({ names: ["林夏"], unknown: 2 });
    const why = { fact: "answer", question: "why", op: "oneOf", value: ["想 来 看看"] };
    expect((await meeting(why)).names).toEqual(["林夏"]);
    const came = { fact: "channelCode", op: "oneOf", value: [code.id] };
    expect(await meeting(came)).toEqual({ names: ["林夏"], unknown: 0 });
    expect(await meeting({ fact: "hasReferee" })).toEqual({ names: ["林夏"], unknown: 0 });
  });
});

import {
  ApplicationQueue,
  ApplicationReview,
  ManyDecided,
  MyApplication,
  QueueFilters,
} from "@kith/contract/applications";
import { AuditList } from "@kith/contract/members";
import { NoticesPage } from "@kith/contract/notices";
import { Refusal } from "@kith/contract/platform";
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { asking, joined, ownWorld, visitor, type Community, type Member, type Visitor } from "../world.ts";
import { applicant, done, makesCode, openGate, statusesOf, type Applicant } from "./world.ts";

const world = ownWorld();

const reasonOf = ({ text }: { readonly text: string }) => Refusal.parse(JSON.parse(text)).reason;

async function moderator(community: Community): Promise<Member> {
  const he = await joined(world.current, community, "何川");
  const term = { memberId: he.memberId, role: "moderator", endsAt: null, reason: "" };
  expect((await community.organiser.post(`${community.path}/terms`, term)).status).toBe(201);
  return he;
}

const at = ({ path }: Community, { application }: Applicant) => `${path}/applications/${application.id}`;

async function queue(by: Visitor, { path }: Community, query = ""): Promise<ApplicationQueue> {
  return done(await by.get(`${path}/applications${query}`), 200, ApplicationQueue);
}

async function own(by: Applicant): Promise<MyApplication> {
  return done(await by.get(`/api/applications/${by.application.id}`), 200, MyApplication);
}

describe("reviewers", () => {
  test("are organisers and moderators; for other members there is no queue, and trying is in the audit", async () => {
    const community = await openGate(world.current);
    const he = await moderator(community);
    const lin = await applicant(world.current, community, "林夏");
    expect((await queue(he, community)).can.decide).toBe(true);
    const backbone = await joined(world.current, community, "唐音");
    expect((await backbone.get(`${community.path}/applications`)).status).toBe(403);
    const decision = { outcome: "admit", reason: "" };
    expect((await backbone.post(`${at(community, lin)}/decide`, decision)).status).toBe(403);
    const { entries } = (await community.organiser.get(`${community.path}/audit`)).as(AuditList);
    expect(entries[0]).toMatchObject({
      actorId: backbone.memberId,
      power: "refused",
      subject: { power: "application.decide", applicationId: lin.application.id },
    });
    expect((await own(lin)).state).toBe("waiting");
  });

  test("who decide at once make one decision", async () => {
    const community = await openGate(world.current);
    const he = await moderator(community);
    const lin = await applicant(world.current, community, "林夏");
    const url = `${at(community, lin)}/decide`;
    const answers = await Promise.all([
      community.organiser.post(url, { outcome: "admit", reason: "" }),
      he.post(url, { outcome: "refuse", reason: "名额满了" }),
    ]);
    expect(statusesOf(answers)).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused === undefined ? null : reasonOf(refused)).toBe("alreadyDecided");
    const { rows } = await world.current.database.pool.query(
      "select count(*)::int as n from audit_entries where community_id = $1 and power = 'application.decide'",
      [community.communityId],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  test("give a reason to whoever they refuse, and who did stays with the team", async () => {
    const community = await openGate(world.current);
    const lin = await applicant(world.current, community, "林夏");
    const url = `${at(community, lin)}/decide`;
    const { organiser } = community;
    expect(reasonOf(await organiser.post(url, { outcome: "refuse", reason: "" }))).toBe("reasonNeeded");
    done(await organiser.post(url, { outcome: "refuse", reason: "名额满了" }), 200, ApplicationReview);
    const told = await lin.get(`/api/applications/${lin.application.id}`);
    expect(told.as(MyApplication)).toMatchObject({
      state: "refused",
      decision: { reason: "名额满了", rule: null },
      againAt: expect.stringContaining("T"),
    });
    expect(told.text).not.toContain("苏禾");
    expect((await organiser.get(at(community, lin))).as(ApplicationReview).decidedByName).toBe("苏禾");
  });

  test("talk with the applicant before deciding, and note what is for the team alone", async () => {
    const community = await openGate(world.current);
    const he = await moderator(community);
    const lin = await applicant(world.current, community, "林夏");
    const { id } = lin.application;
    const asked = await he.post(`${at(community, lin)}/messages`, { text: "在哪里上班？" });
    expect(done(asked, 201, ApplicationReview).state).toBe("asked");
    done(await he.post(`${at(community, lin)}/notes`, { text: "像是认识的人" }), 201, ApplicationReview);
    const seen = await lin.get(`/api/applications/${id}`);
    expect(seen.text).not.toContain("像是认识的人");
    expect(seen.text).not.toContain("何川");
    expect(seen.as(MyApplication)).toMatchObject({ state: "asked", position: null, can: { say: true } });
    const answered = await lin.post(`/api/applications/${id}/messages`, { text: "在城南水务" });
    expect(done(answered, 201, MyApplication)).toMatchObject({ state: "waiting", position: 1 });
    const review = (await community.organiser.get(at(community, lin))).as(ApplicationReview);
    expect(review.messages.map(({ by, text }) => [by, text])).toEqual([
      ["reviewer", "在哪里上班？"],
      ["applicant", "在城南水务"],
    ]);
    expect(review.notes.map(({ byName, text }) => [byName, text])).toEqual([["何川", "像是认识的人"]]);
    expect((await queue(he, community)).applications[0]?.hasAnswered).toBe(true);
  });

  test("decide many at once, each with its own outcome", async () => {
    const community = await openGate(world.current);
    const people = [];
    for (const name of ["甲", "乙", "丙"]) people.push(await applicant(world.current, community, name));
    const [first, ...others] = people.map(({ application }) => application.id);
    const { organiser, path } = community;
    await organiser.post(`${path}/applications/${first!}/decide`, { outcome: "admit", reason: "" });
    const foreign = await applicant(world.current, await openGate(world.current), "丁");
    const ids = [first!, ...others, foreign.application.id, randomUUID()];
    const asked = { ids, outcome: "refuse", reason: "这一期满了" };
    const answer = done(await organiser.post(`${path}/applications/decide`, asked), 200, ManyDecided);
    expect(answer.decided.map(({ result }) => result)).toEqual([
      "alreadyDecided",
      "refused",
      "refused",
      "notFound",
      "notFound",
    ]);
    expect((await own(foreign)).state).toBe("waiting");
    expect((await own(people[1]!)).decision?.reason).toBe("这一期满了");
  });

  test("see the longest waiting first, by code and by answer, page after page", async () => {
    const community = await openGate(world.current);
    const code = await makesCode(community, { name: "群海报", word: "poster" });
    const names = Array.from({ length: 53 }, (_, place) => `申请人${String(place)}`);
    for (const name of names) {
      const place = names.indexOf(name);
      const more = place % 10 === 0 ? { code: "poster" } : {};
      const why = place % 2 === 0 ? "想学" : "陪考";
      await applicant(world.current, community, name, { ...more, answers: { year: 2019, why } });
      world.current.clock.forward(0.001);
    }
    const { organiser } = community;
    const first = await queue(organiser, community);
    const second = await queue(organiser, community, `?cursor=${first.next!}`);
    const seen = [...first.applications, ...second.applications].map(({ name }) => name);
    expect(seen).toEqual(names);
    expect(second.next).toBeNull();
    expect(first.counts).toEqual({ waiting: 53, asked: 0, late: 0 });
    const byCode = await queue(organiser, community, `?code=${code.id}`);
    expect(byCode.applications.map(({ codeName }) => codeName)).toEqual(Array(6).fill("群海报"));
    const byAnswer = await queue(organiser, community, `?question=why&answer=${encodeURIComponent("陪考")}`);
    expect(byAnswer.applications.length).toBe(26);
    expect((await queue(organiser, community, "?question=year&answer=2019")).applications.length).toBe(50);
    expect((await queue(organiser, community, "?question=year&answer=2018")).applications).toEqual([]);
    const filters = done(await organiser.get(`${community.path}/applications/filters`), 200, QueueFilters);
    expect(filters.codes).toEqual([{ id: code.id, name: "群海报" }]);
    world.current.clock.forward(4);
    expect((await queue(organiser, community)).counts.late).toBe(53);
  }, 60_000);

  test("of one community never reach an application to another", async () => {
    const community = await openGate(world.current);
    const other = await openGate(world.current);
    const lin = await applicant(world.current, other, "林夏");
    const url = at(community, lin);
    const { organiser } = community;
    const decision = { outcome: "admit", reason: "" };
    const answers = await Promise.all([
      organiser.get(url),
      organiser.post(`${url}/decide`, decision),
      organiser.post(`${url}/notes`, { text: "x" }),
      organiser.post(`${url}/messages`, { text: "x" }),
      organiser.get(`${url}/evidence/${randomUUID()}`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect((await own(lin)).state).toBe("waiting");
  });
});

describe("an applicant", () => {
  test("sees where they stand, and about how long it takes once that can be told", async () => {
    const community = await openGate(world.current);
    const people = [];
    for (const name of ["甲", "乙", "丙", "丁", "戊"]) {
      people.push(await applicant(world.current, community, name));
      world.current.clock.forward(0.001);
    }
    const last = people[4]!;
    expect(await own(last)).toMatchObject({ position: 5, aboutHours: null });
    for (const { application } of people.slice(0, 3)) {
      const url = `${community.path}/applications/${application.id}/decide`;
      await community.organiser.post(url, { outcome: "admit", reason: "" });
    }
    // Three in 28 days: the second one waits for two thirds of them.
    expect(await own(last)).toMatchObject({ position: 2, aboutHours: 448 });
  });
});

describe("those whom it concerns", () => {
  const jobs = ownWorld({ doesJobs: true });

  async function titles({ cookie }: Visitor, count: number): Promise<string[]> {
    const reader = asking(jobs.current.app, { cookie, "accept-language": "zh-CN" });
    for (;;) {
      const { notices } = (await reader.get("/api/notices")).as(NoticesPage);
      if (notices.length >= count) return notices.map(({ title }) => title).toSorted();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  test("are told: the reviewers of the first who waits, the referee, and the applicant of each step", async () => {
    const community = await openGate(jobs.current);
    const he = await joined(jobs.current, community, "何川");
    const lin = await applicant(jobs.current, community, "林夏", { referee: { by: "name", name: "何川" } });
    const mo = await applicant(jobs.current, community, "莫言之");
    const { organiser, path } = community;
    await organiser.post(`${path}/applications/${lin.application.id}/messages`, { text: "在哪里上班？" });
    await lin.post(`/api/applications/${lin.application.id}/messages`, { text: "在城南水务" });
    const decide = (id: string, body: object) => organiser.post(`${path}/applications/${id}/decide`, body);
    await decide(lin.application.id, { outcome: "admit", reason: "" });
    await decide(mo.application.id, { outcome: "refuse", reason: "名额满了" });
    expect(await titles(organiser, 2)).toEqual(["有人申请加入“岭上书会”", "林夏回复了你们的问题"]);
    expect(await titles(he, 1)).toEqual(["林夏申请加入“岭上书会”，说你认识 TA"]);
    expect(await titles(lin, 2)).toEqual(["“岭上书会”想先问你一句", "“岭上书会”让你进来了"]);
    expect(await titles(mo, 1)).toEqual(["“岭上书会”这次没有通过你的申请"]);
    const stranger = await visitor(jobs.current, "过客");
    expect(await titles(stranger, 0)).toEqual([]);
  }, 30_000);
});

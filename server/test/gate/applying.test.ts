import {
  ApplicationQueue,
  ApplicationReview,
  MemberAdmission,
  MyApplication,
} from "@kith/contract/applications";
import { ApplyForm, RefereeLink, VouchRequests } from "@kith/contract/gate";
import { AuditList, CommunityView } from "@kith/contract/members";
import { Refusal } from "@kith/contract/platform";
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { asking, eventsTold, joined, ownWorld, visitor } from "../world.ts";
import {
  applicant,
  applies,
  bodyFor,
  done,
  joinPath,
  makesCode,
  openGate,
  R09,
  setGate,
  statusesOf,
} from "./world.ts";

const world = ownWorld();

const reasonOf = ({ text }: { readonly text: string }) => Refusal.parse(JSON.parse(text)).reason;
const issuesOf = ({ text }: { readonly text: string }) => Refusal.parse(JSON.parse(text)).issues;

describe("a gate that is set as R09 says", () => {
  test("refuses who is of another year, by that rule and with its reason", async () => {
    const community = await openGate(world.current);
    const wen = await applicant(world.current, community, "温如", { answers: { year: 2020, why: "看看" } });
    expect(wen.application).toMatchObject({
      state: "refused",
      decision: {
        outcome: "refused",
        reason: "这里只收考 2019 年的人",
        rule: { number: 1, outcome: "refuse", reason: "这里只收考 2019 年的人" },
      },
      can: { applyAgain: false },
    });
    expect(wen.application.againAt).toBe("2026-04-01T09:00:00.000Z");
    expect((await wen.get(community.path)).status).toBe(404);
  });

  test("lets who has no referee wait for a reviewer, who makes them a member with code and charter version", async () => {
    const community = await openGate(world.current);
    const code = await makesCode(community, { word: "poster" });
    const lin = await applicant(world.current, community, "林夏", { code: "poster" });
    expect(lin.application).toMatchObject({ state: "waiting", decision: null, position: 1 });
    const { organiser, path } = community;
    const queue = done(await organiser.get(`${path}/applications`), 200, ApplicationQueue);
    expect(queue.applications.map(({ name, codeName }) => [name, codeName])).toEqual([["林夏", "海报"]]);
    const { id } = lin.application;
    const decided = await organiser.post(`${path}/applications/${id}/decide`, {
      outcome: "admit",
      reason: "",
    });
    const review = done(decided, 200, ApplicationReview);
    expect(review).toMatchObject({ state: "admitted", decidedByName: "苏禾", charterVersion: 1 });
    const { me } = done(await lin.get(path), 200, CommunityView);
    const admission = done(
      await lin.get(`${path}/members/${me.memberId}/admission`),
      200,
      MemberAdmission,
    ).admission;
    expect(admission).toMatchObject({
      charterVersion: 1,
      acceptedAt: "2026-03-02T09:00:00.000Z",
      code: { id: code.id, word: "poster" },
      decidedByName: "苏禾",
      rule: null,
    });
    const accepted = await world.current.database.pool.query(
      "select version from charter_acceptances where community_id = $1 and member_id = $2",
      [community.communityId, me.memberId],
    );
    expect(accepted.rows).toEqual([{ version: 1 }]);
  });

  test("lets in whom a member vouches for, and says by which rule", async () => {
    const community = await openGate(world.current);
    const he = await joined(world.current, community, "何川");
    const lin = await applicant(world.current, community, "林夏", { referee: { by: "name", name: "何川" } });
    expect(lin.application).toMatchObject({ state: "waiting", referee: { name: "何川", state: "asked" } });
    const { requests } = done(await he.get(`${community.path}/vouching`), 200, VouchRequests);
    expect(requests).toEqual([
      { applicationId: lin.application.id, applicantName: "林夏", askedAt: lin.application.sentAt },
    ]);
    const vouching = `${community.path}/vouching/${lin.application.id}`;
    expect((await he.post(vouching, { vouches: true, words: "同事三年" })).status).toBe(204);
    const after = done(await lin.get(`/api/applications/${lin.application.id}`), 200, MyApplication);
    expect(after).toMatchObject({ state: "admitted", decision: { rule: { number: 2 } } });
    const { entries } = done(await community.organiser.get(`${community.path}/audit`), 200, AuditList);
    const used = entries.find(({ power }) => power === "application.admit_by_rule");
    expect(used).toMatchObject({ actorId: null, subject: { applicationId: lin.application.id, rule: "2" } });
    expect(reasonOf(await he.post(vouching, { vouches: true, words: "" }))).toBe("alreadyAnswered");
  });

  test("tells nobody that a referee declined, nor whether somebody of a name belongs", async () => {
    const community = await openGate(world.current);
    const he = await joined(world.current, community, "何川");
    const lin = await applicant(world.current, community, "林夏", { referee: { by: "name", name: "何川" } });
    const mo = await applicant(world.current, community, "莫言之", {
      referee: { by: "name", name: "没有这个人" },
    });
    await he.post(`${community.path}/vouching/${lin.application.id}`, { vouches: false, words: "" });
    const own = async (by: typeof lin) =>
      done(await by.get(`/api/applications/${by.application.id}`), 200, MyApplication).referee?.state;
    expect([await own(lin), await own(mo)]).toEqual(["asked", "asked"]);
    const { organiser, path } = community;
    const seen = await organiser.get(`${path}/applications/${lin.application.id}`);
    expect(seen.as(ApplicationReview).referee).toEqual({ name: "何川", state: "asked" });
    expect(seen.text).not.toContain("declined");
    expect(
      (await mo.post(`${path}/vouching/${mo.application.id}`, { vouches: true, words: "" })).status,
    ).toBe(404);
  });

  test("tells of what it does", async () => {
    const community = await openGate(world.current);
    await eventsTold(world.current);
    await applicant(world.current, community, "温如", { answers: { year: 2020, why: "看看" } });
    const told = (await eventsTold(world.current)).map(({ event }) => event);
    expect(told).toEqual(["gate.applied", "gate.refused"]);
  });
});

describe("an application", () => {
  test("that comes too early is refused, saying when; when it is time it is taken", async () => {
    const community = await openGate(world.current);
    const wen = await applicant(world.current, community, "温如", { answers: { year: 2020, why: "看看" } });
    const again = await bodyFor(world.current, community);
    const early = await wen.post(`${joinPath(community)}/applications`, again);
    expect(early.status).toBe(409);
    expect(reasonOf(early)).toBe("tooEarly");
    expect(issuesOf(early)).toEqual([{ path: "/againAt", message: wen.application.againAt }]);
    world.current.clock.forward(30);
    expect(done(await wen.post(`${joinPath(community)}/applications`, again), 201, MyApplication).state).toBe(
      "waiting",
    );
  });

  test("is told of each field what is wrong, and nothing is stored, not even the account", async () => {
    const community = await openGate(world.current, { ...R09, referee: "required", asksAge: true });
    const nobody = asking(world.current.app, {});
    const account = { name: "温如", username: "wenru", email: null, password: "a long password" };
    const bad = await bodyFor(world.current, community, { answers: { year: 1850, other: "1" }, account });
    const answer = await nobody.post(`${joinPath(community)}/applications`, bad);
    expect(answer.status).toBe(400);
    expect(issuesOf(answer).map(({ path, message }) => `${path} ${message}`)).toEqual([
      "/answers/other unknownQuestion",
      "/answers/year tooSmall",
      "/answers/why missing",
      "/age missing",
      "/referee missing",
    ]);
    const good = {
      ...bad,
      answers: { year: 2019, why: "想来" },
      age: "adult",
      referee: { by: "name", name: "谁" },
    };
    const weak = await nobody.post(`${joinPath(community)}/applications`, {
      ...good,
      account: { ...account, password: "short" },
    });
    expect(issuesOf(weak)).toEqual([{ path: "/account/password", message: "passwordTooShort" }]);
    expect((await nobody.post(`${joinPath(community)}/applications`, good)).status).toBe(201);
    const other = await nobody.post(`${joinPath(community)}/applications`, { ...good, id: randomUUID() });
    expect(issuesOf(other)).toEqual([{ path: "/account/username", message: "usernameTaken" }]);
  });

  test("makes the account in the same step; sent again after a lost answer, it is the same", async () => {
    const community = await openGate(world.current);
    const nobody = asking(world.current.app, {});
    const account = { name: "顾青", username: null, email: "gu@example.org", password: "a long password" };
    const body = await bodyFor(world.current, community, { account });
    const { app } = world.current;
    const url = `${joinPath(community)}/applications`;
    const first = await app.inject({ method: "POST", url, payload: body });
    expect(first.statusCode).toBe(201);
    const cookie = String(first.headers["set-cookie"]).split(";")[0] ?? "";
    const own = await asking(app, { cookie }).get(`/api/applications/${String(body["id"])}`);
    expect(own.as(MyApplication).state).toBe("waiting");
    const again = await app.inject({ method: "POST", url, payload: body });
    expect(again.statusCode).toBe(200);
    expect(String(again.headers["set-cookie"])).toContain("kith_session=");
    const guessed = { ...body, account: { ...account, password: "another password" } };
    const answer = await nobody.post(url, guessed);
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain("waiting");
    const { rows } = await world.current.database.pool.query(
      "select count(*)::int as sent from applications where id = $1",
      [body["id"]],
    );
    expect(rows).toEqual([{ sent: 1 }]);
  });

  test("sent twice at once is one, and one stands at a gate once", async () => {
    const community = await openGate(world.current);
    const lin = await visitor(world.current, "林夏");
    const url = `${joinPath(community)}/applications`;
    const body = await bodyFor(world.current, community);
    const answers = await Promise.all([lin.post(url, body), lin.post(url, body), lin.post(url, body)]);
    expect(statusesOf(answers)).toEqual([200, 200, 201]);
    expect((await lin.post(url, body)).status).toBe(200);
    expect(reasonOf(await lin.post(url, { ...body, id: randomUUID() }))).toBe("alreadyApplied");
    const { organiser, path } = community;
    const queue = done(await organiser.get(`${path}/applications`), 200, ApplicationQueue);
    expect(queue.applications.length).toBe(1);
    const other = await visitor(world.current, "莫言之");
    expect((await other.post(url, body)).status).toBe(400);
    expect((await other.get(`/api/applications/${String(body["id"])}`)).status).toBe(404);
  });

  test("stays asked as it was asked when the gate is set anew", async () => {
    const community = await openGate(world.current);
    const lin = await applicant(world.current, community, "林夏");
    const late = await bodyFor(world.current, community);
    await setGate(community, { questions: [], rules: [], answerDays: 9 });
    const own = done(await lin.get(`/api/applications/${lin.application.id}`), 200, MyApplication);
    expect(own.answers).toEqual(lin.application.answers);
    expect(own.promisedBy).toBe(lin.application.promisedBy);
    const other = await visitor(world.current, "莫言之");
    expect(reasonOf(await other.post(`${joinPath(community)}/applications`, late))).toBe("gateChanged");
  });

  test("accepts the charter as it is now, and no other", async () => {
    const community = await openGate(world.current);
    const lin = await visitor(world.current, "林夏");
    const body = await bodyFor(world.current, community, { charterVersion: 2 });
    expect(reasonOf(await lin.post(`${joinPath(community)}/applications`, body))).toBe("charterChanged");
    const unaccepted = { ...body, charterVersion: 1, acceptsCharter: false };
    expect((await lin.post(`${joinPath(community)}/applications`, unaccepted)).status).toBe(400);
  });

  test("of a child is not taken without a guardian, and nothing of it is kept", async () => {
    const community = await openGate(world.current, { ...R09, asksAge: true });
    const child = await visitor(world.current, "小满");
    const body = await bodyFor(world.current, community, { age: "under14" });
    expect(reasonOf(await child.post(`${joinPath(community)}/applications`, body))).toBe("guardianNeeded");
    expect((await child.get("/api/applications")).text).toBe('{"applications":[]}');
  });

  test("is not taken when as many came today as are taken, and is tomorrow", async () => {
    const community = await openGate(world.current, { ...R09, mostPerDay: 2 });
    const people = await Promise.all(["甲", "乙", "丙"].map((name) => visitor(world.current, name)));
    const url = `${joinPath(community)}/applications`;
    const bodies = await Promise.all(people.map(() => bodyFor(world.current, community)));
    const answers = await Promise.all(people.map((person, place) => person.post(url, bodies[place])));
    expect(statusesOf(answers)).toEqual([201, 201, 409]);
    const left = answers.findIndex(({ status }) => status === 409);
    expect(reasonOf(answers[left]!)).toBe("fullToday");
    world.current.clock.forward(1);
    expect((await people[left]!.post(url, bodies[left])).status).toBe(201);
  });

  test("cannot be sent by a member, nor at a gate that is shut", async () => {
    const community = await openGate(world.current);
    const { organiser } = community;
    const body = await bodyFor(world.current, community);
    const url = `${joinPath(community)}/applications`;
    expect(reasonOf(await organiser.post(url, body))).toBe("alreadyMember");
    await setGate(community, { isOpen: false });
    const lin = await visitor(world.current, "林夏");
    expect((await lin.post(url, body)).status).toBe(404);
  });

  test("may be taken back, and sent anew", async () => {
    const community = await openGate(world.current);
    const lin = await applicant(world.current, community, "林夏");
    const { id } = lin.application;
    expect(done(await lin.post(`/api/applications/${id}/withdraw`), 200, MyApplication).state).toBe(
      "withdrawn",
    );
    const decide = `${community.path}/applications/${id}/decide`;
    const decided = await community.organiser.post(decide, { outcome: "admit", reason: "" });
    expect(reasonOf(decided)).toBe("alreadyDecided");
    expect((await applies(world.current, community, lin)).state).toBe("waiting");
  });
});

describe("a referee link", () => {
  test("names its maker to who comes by it, for 14 days, and opens nothing", async () => {
    const community = await openGate(world.current);
    const he = await joined(world.current, community, "何川");
    const link = done(await he.post(`${community.path}/referee-links`), 201, RefereeLink);
    const nobody = asking(world.current.app, {});
    const form = `${joinPath(community)}/form?referee=${link.token}`;
    expect(done(await nobody.get(form), 200, ApplyForm).refereeName).toBe("何川");
    const referee = { by: "link", token: link.token };
    const lin = await applicant(world.current, community, "林夏", { referee });
    expect(lin.application).toMatchObject({ state: "waiting", referee: { name: "何川", state: "asked" } });
    world.current.clock.forward(15);
    expect(done(await nobody.get(form), 200, ApplyForm).refereeName).toBeNull();
    const mo = await visitor(world.current, "莫言之");
    const late = await mo.post(
      `${joinPath(community)}/applications`,
      await bodyFor(world.current, community, { referee }),
    );
    expect(issuesOf(late)).toEqual([{ path: "/referee", message: "linkOver" }]);
  });
});

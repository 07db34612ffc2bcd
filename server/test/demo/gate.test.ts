import { ApplicationQueue, ApplicationReview, ManyDecided, MyApplication } from "@kith/contract/applications";
import { CodeReport } from "@kith/contract/channel-codes";
import { ApplyForm, Landing } from "@kith/contract/gate";
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { asking } from "../world.ts";
import { ownDemo, signedInAs } from "./world.ts";

const demo = ownDemo();
const path = "/api/communities/mba-2019";

test("the door of mba-2019 says what a stranger must know, and names no carrier", async () => {
  const answer = await asking(demo.current.app, {}).get("/api/join/mba-2019");
  expect(answer.as(Landing)).toMatchObject({
    name: "在职考研 2019 组",
    organisers: [{ name: "顾行舟" }],
    talk: { members: 10, weeks: 4 },
    promises: { kept: 3, of: 4 },
  });
  expect(answer.text).not.toContain("微信群");
});

test("its rule refuses 2020 as R09 says; 2019 without a referee waits, and is let in by a person", async () => {
  const nobody = asking(demo.current.app, {});
  const form = (await nobody.get("/api/join/mba-2019/form")).as(ApplyForm);
  const sends = async (username: string, year: number) => {
    const { gateVersion, charterVersion } = form;
    const account = { name: username, username, email: null, password: "a long password" };
    const answers = { year, why: "刚开始" };
    const asked = { id: randomUUID(), gateVersion, charterVersion, acceptsCharter: true, answers, account };
    const answer = await nobody.post("/api/join/mba-2019/applications", {
      ...asked,
      referee: null,
      age: null,
    });
    return answer.as(MyApplication);
  };
  const early = await sends("jia", 2020);
  expect(early).toMatchObject({ state: "refused", decision: { rule: { number: 1 } } });
  const right = await sends("yi", 2019);
  expect(right.state).toBe("waiting");
  const m01 = await signedInAs(demo.current, "m01");
  const url = `${path}/applications/${right.id}`;
  expect((await m01.get(url)).as(ApplicationReview).can.decide).toBe(true);
  const decided = await m01.post(`${path}/applications/decide`, {
    ids: [right.id],
    outcome: "admit",
    reason: "",
  });
  expect(decided.as(ManyDecided).decided).toEqual([{ id: right.id, result: "admitted" }]);
  expect((await m01.get(url)).as(ApplicationReview)).toMatchObject({ state: "admitted", charterVersion: 1 });
});

test("its codes tell what R10 says, and its queue has somebody to talk with", async () => {
  const m01 = await signedInAs(demo.current, "m01");
  const { codes } = (await m01.get(`${path}/codes`)).as(CodeReport);
  const told = codes.map(({ word, joinRate, cacMinor, funnel: { views, joins } }) => [
    word,
    views,
    joins,
    joinRate,
    cacMinor,
  ]);
  expect(told).toEqual([
    ["alumni", 4, 2, 0.5, 0],
    ["poster", 10, 2, 0.2, 500],
  ]);
  const queue = (await m01.get(`${path}/applications`)).as(ApplicationQueue);
  expect(queue.applications.map(({ name, referee }) => [name, referee])).toEqual([["方以宁", "asked"]]);
  const asked = (await m01.get(`${path}/applications?state=asked`)).as(ApplicationQueue);
  expect(asked.applications.map(({ name }) => name)).toEqual(["傅西洲"]);
});

import { MyApplication } from "@kith/contract/applications";
import { ChannelCode } from "@kith/contract/channel-codes";
import { ApplyForm, GateView, type GateSettings } from "@kith/contract/gate";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import {
  asking,
  openedCommunity,
  visitor,
  type Answer,
  type Community,
  type Visitor,
  type World,
} from "../world.ts";

/** R09's gate: the year decides, a referee lets in, and one question is answered freely. */
export const R09: Partial<GateSettings> = {
  isOpen: true,
  questions: [
    {
      id: "year",
      kind: "number",
      text: "你考哪一年的联考？",
      purpose: "这里只为 2019 年的人准备",
      isRequired: true,
      options: [],
      least: 2000,
      most: 2100,
    },
    {
      id: "why",
      kind: "longText",
      text: "你为什么想来？",
      purpose: "好让我们认识你",
      isRequired: true,
      options: [],
      least: null,
      most: null,
    },
  ],
  referee: "optional",
  rules: [
    {
      criterion: { not: { fact: "answer", question: "year", op: "equals", value: 2019 } },
      outcome: "refuse",
      reason: "这里只收考 2019 年的人",
    },
    { criterion: { fact: "hasReferee" }, outcome: "admit", reason: "有成员作保" },
  ],
};

/** Sets some of what a gate is, and leaves the rest as it is. */
export async function setGate(community: Community, settings: Partial<GateSettings>): Promise<GateView> {
  const { organiser, path } = community;
  const now = (await organiser.get(`${path}/gate`)).as(GateView);
  const asked = { version: now.version, settings: { ...now.settings, ...settings } };
  return done(await organiser.put(`${path}/gate`, asked), 200, GateView);
}

/** A community that has opened, and whose gate stands open. */
export async function openGate(world: World, settings: Partial<GateSettings> = R09): Promise<Community> {
  const community = await openedCommunity(world);
  await setGate(community, { isOpen: true, ...settings });
  return community;
}

export function done<Form extends z.ZodType>(answer: Answer, status: number, form: Form): z.infer<Form> {
  if (answer.status !== status) throw new Error(`${String(answer.status)}: ${answer.text}`);
  return answer.as(form) as z.infer<Form>;
}

export function statusesOf(answers: readonly Answer[]): number[] {
  return answers.map(({ status }) => status).toSorted((one, other) => one - other);
}

export const joinPath = ({ slug }: Community) => `/api/join/${slug}`;

/** What somebody sends who answers as R09 asks. */
export async function bodyFor(
  world: World,
  community: Community,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Record<string, unknown>> {
  const code = typeof more["code"] === "string" ? `?code=${more["code"]}` : "";
  const form = await asking(world.app, {}).get(`${joinPath(community)}/form${code}`);
  const { gateVersion, charterVersion } = done(form, 200, ApplyForm);
  return {
    id: randomUUID(),
    gateVersion,
    charterVersion,
    acceptsCharter: true,
    answers: { year: 2019, why: "想有人一起学" },
    referee: null,
    age: null,
    ...more,
  };
}

/** Somebody who is signed in applies. */
export async function applies(
  world: World,
  community: Community,
  by: Visitor,
  more: Readonly<Record<string, unknown>> = {},
): Promise<MyApplication> {
  const body = await bodyFor(world, community, more);
  return done(await by.post(`${joinPath(community)}/applications`, body), 201, MyApplication);
}

export interface Applicant extends Visitor {
  readonly application: MyApplication;
}

/** Somebody new, who applies. */
export async function applicant(
  world: World,
  community: Community,
  name: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Applicant> {
  const by = await visitor(world, name);
  return { ...by, application: await applies(world, community, by, more) };
}

export async function makesCode(
  community: Community,
  made: Readonly<Record<string, unknown>> = {},
): Promise<ChannelCode> {
  const { organiser, path } = community;
  const asked = { name: "海报", costMinor: 1000, currency: "CNY", endsAt: null, ...made };
  return done(await organiser.post(`${path}/codes`, asked), 201, ChannelCode);
}

/** What a person reads as headers: a browser of their own. */
export function browser(world: World, number: number) {
  const agent = `Mozilla/5.0 (Linux; Android 14) Chrome/130.0.0.${String(number)} Mobile Safari/537.36`;
  return asking(world.app, { "user-agent": agent });
}

import { DraftView } from "@kith/contract/charter-pages";
import type { Role } from "@kith/contract/members";
import type { PostView } from "@kith/contract/posts";
import { MemberRecord, SanctionView, type ImposeSanction, type SanctionStep } from "@kith/contract/stay";
import { z } from "zod";
import { openedCommunity as opened, type Answer, type Community, type Member, type World } from "../world.ts";

export const NOBODY = "0190a0a0-0000-7000-8000-000000000000";
export const RULES = ["不发广告。", "对事不对人。", "只谈书。"] as const;

/** A community whose charter is open, with rules R1 to R3. */
export function openedCommunity(world: World): Promise<Community> {
  return opened(world, { rules: RULES.map((text) => ({ number: null, text })) });
}

/** Puts the next version of a charter in force; a rule that is left empty is in it no more. */
export async function publish({ organiser, path }: Community, texts: readonly string[]): Promise<void> {
  const rules = texts.flatMap((text, k) => (text === "" ? [] : [{ number: k + 1, text }]));
  const { revision } = (await organiser.get(`${path}/charter/draft`)).as(DraftView);
  const draft = await organiser.patch(`${path}/charter/draft`, { revision, changes: { rules } });
  const asked = { revision: draft.as(DraftView).revision, note: "" };
  const { status, text } = await organiser.post(`${path}/charter/versions`, asked);
  if (status !== 201) throw new Error(text);
}

export async function appoint(community: Community, memberId: string, role: Role): Promise<void> {
  const asked = { memberId, role, endsAt: null, reason: "" };
  await community.organiser.post(`${community.path}/terms`, asked);
}

export async function recordOf(community: Community, memberId: string, by?: Member): Promise<MemberRecord> {
  const reader = by ?? community.organiser;
  return (await reader.get(`${community.path}/members/${memberId}/sanctions`)).as(MemberRecord);
}

export type Asked = Partial<ImposeSanction> & { readonly step: SanctionStep };

/** Acts as whoever has read the record and the charter as they are now. */
export async function act(community: Community, of: Member, asked: Asked, by?: Member): Promise<Answer> {
  const actor = by ?? community.organiser;
  const { latestId, charterVersion } = await recordOf(community, of.memberId);
  return actor.post(`${community.path}/sanctions`, {
    memberId: of.memberId,
    rule: 1,
    charterVersion,
    days: asked.step === "pause" ? 3 : null,
    reason: "在群里连发三条卖课的链接",
    ground: null,
    postIds: [],
    afterId: latestId,
    ...asked,
  });
}

/** The same, which must succeed. */
export async function acted(
  community: Community,
  of: Member,
  asked: Asked,
  by?: Member,
): Promise<SanctionView> {
  const answer = await act(community, of, asked, by);
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.as(SanctionView);
}

/** @returns the id of the topic's first post. */
export async function says(community: Community, by: Member, text: string): Promise<PostView> {
  const answer = await by.post(`${community.path}/topics`, { title: "一件事", text });
  return answer.as(z.custom<PostView>());
}

export const reasonOf = (answer: Answer): string =>
  answer.as(z.object({ reason: z.string().nullable() })).reason ?? "";

export const statusesOf = (answers: readonly Answer[]): number[] =>
  answers.map(({ status }) => status).toSorted((a, b) => a - b);

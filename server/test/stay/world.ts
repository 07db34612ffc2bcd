import { emptyCharter } from "@kith/contract/charter-content";
import type { Role } from "@kith/contract/members";
import type { PostView } from "@kith/contract/posts";
import { MemberRecord, SanctionView, type ImposeSanction, type SanctionStep } from "@kith/contract/stay";
import { z } from "zod";
import { foundedCommunity, type Answer, type Community, type Member, type World } from "../world.ts";

export const NOBODY = "0190a0a0-0000-7000-8000-000000000000";
export const RULES = ["不发广告。", "对事不对人。", "只谈书。"] as const;

/** A community whose charter is open, with rules R1 to R3. */
export async function openedCommunity(world: World, rules: readonly string[] = RULES): Promise<Community> {
  const community = await foundedCommunity(world);
  await publish(world, community, rules);
  return community;
}

/** Puts the next version of a charter in force; a rule that is left empty is in it no more. */
export async function publish(world: World, community: Community, rules: readonly string[]): Promise<void> {
  const numbered = rules.flatMap((text, k) => (text === "" ? [] : [{ number: k + 1, text }]));
  const content = { ...emptyCharter, rules: numbered };
  const now = world.clock.now();
  await world.database.pool.query(
    `insert into charter_versions (community_id, version, content, note, published_by, published_at)
     select $1, coalesce(max(version), 0) + 1, $2, '', $3, $4 from charter_versions where community_id = $1`,
    [community.communityId, JSON.stringify(content), community.organiser.memberId, now],
  );
  await world.database.pool.query(
    "update communities set opened_at = coalesce(opened_at, $2) where community_id = $1",
    [community.communityId, now],
  );
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

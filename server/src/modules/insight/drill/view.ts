import { rungs, type DrillView } from "@kith/contract/insight";
import type { Language } from "@kith/contract/language";
import { CHAT_ONLY_BELOW } from "@kith/diagnosis";
import type { Ctx } from "../../../platform/ctx.ts";
import { may, type Insider } from "../../members/index.ts";
import type { Thinking } from "../in-worker.ts";
import { countMembers } from "../queries.ts";
import { wordsIn } from "../words.ts";
import { drillCounts, type DrillCounts } from "./counts.ts";
import { openCarriers } from "./drill-queries.ts";

/** Up to so many members the drill is run at once; above, in a thread. */
const AT_ONCE = 2000;

export interface DrillQuestion {
  readonly language: Language;
  /** What is taken away, every chat where it is null; carriers that are not there are taken for gone already. */
  readonly carrierIds: readonly string[] | null;
}

/** The drill in words. Names of others are for organisers. */
export async function drillView(
  ctx: Ctx,
  thinking: Thinking,
  insider: Insider,
  asked: DrillQuestion,
): Promise<DrillView> {
  const { found, removed, now } = await drillFound(ctx, thinking, insider, asked);
  const words = wordsIn(asked.language);
  const mine = found.rungOf[insider.memberId] ?? null;
  const isSeen = (memberId: string) => may(insider, "health.see_people") || memberId === insider.memberId;
  const isOnlyChat = found.members > 0 && found.survivalWithoutStaff < CHAT_ONLY_BELOW;
  return {
    at: now.toISOString(),
    members: found.members,
    carriers: found.carriers.map((carrier) => ({ ...carrier, isRemoved: removed.includes(carrier.id) })),
    rungs: rungs.map((rung) => ({
      rung,
      title: words.rung[rung],
      count: found.counts[rung],
      people: found.people[rung].filter(({ memberId }) => isSeen(memberId)),
    })),
    survival: found.survival,
    survivalWithoutStaff: found.survivalWithoutStaff,
    dependence: 1 - found.survival,
    isOnlyChat,
    sentence: sentenceOf(found, isOnlyChat, asked.language),
    advice: adviceOf(found, asked.language),
    deepTies: found.deepTies,
    mine,
  };
}

/** Runs the drill. @returns what it found, with the carriers it took away. */
export async function drillFound(
  ctx: Ctx,
  thinking: Thinking,
  { communityId }: Insider,
  asked: Pick<DrillQuestion, "carrierIds">,
): Promise<{ found: DrillCounts; removed: readonly string[]; now: Date }> {
  const now = ctx.clock.now();
  const removed = asked.carrierIds ?? (await chats(ctx, communityId, now));
  const question = { communityId, now, removed };
  const isSmall = (await countMembers(ctx.db, communityId)) <= AT_ONCE;
  const found = isSmall
    ? await drillCounts(ctx.db, question)
    : await thinking.think({ ask: "drill", ...question });
  return { found, removed, now };
}

async function chats({ db }: Ctx, communityId: string, at: Date): Promise<string[]> {
  const carriers = await openCarriers(db, { communityId, at });
  return carriers.filter(({ kind }) => kind !== "offline").map(({ id }) => id);
}

function sentenceOf(found: DrillCounts, isOnlyChat: boolean, language: Language): string {
  const { drill } = wordsIn(language);
  if (found.members === 0) return drill.nobody;
  return isOnlyChat ? drill.onlyChat(found.survivalWithoutStaff) : drill.sound(found.survival);
}

/** Where staff hold much more than the others, where one carrier holds more than that. */
const MUCH = 0.2;
const TOO_MUCH = 0.4;

function adviceOf(found: DrillCounts, language: Language): string[] {
  const { drill } = wordsIn(language);
  const { lost } = found.counts;
  const heaviest = found.carriers.toSorted((a, b) => b.dependence - a.dependence)[0];
  const advice: string[] = [];
  if (lost > 0) advice.push(drill.askLost(lost));
  if (found.survival - found.survivalWithoutStaff >= MUCH) advice.push(drill.share);
  if (lost > 0) advice.push(drill.gather);
  if (heaviest !== undefined && found.members > 0 && heaviest.dependence >= TOO_MUCH)
    advice.push(drill.spread(heaviest.name));
  return advice.length > 0 || found.members === 0 ? advice : [drill.keep];
}

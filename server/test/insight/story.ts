import { openTopic, replyTo } from "../../src/modules/talk/index.ts";
import type { Insider } from "../../src/modules/members/index.ts";
import type { Community, World } from "../world.ts";

/** Months of invented talk, said by commands while the clock goes on. */

const SUBJECTS = [
  "数学真题",
  "英语作文",
  "逻辑例题",
  "面试材料",
  "院校分数线",
  "复试流程",
  "提前面试",
  "写作模板",
];
const POINTS = ["第三章", "去年的", "第五题", "最后一节", "新大纲里的", "推荐书上的", "模考那套"];
const DOUBTS = ["怎么理解", "从哪里下手", "有没有更快的做法", "该先看哪一部分", "答案为什么是这样"];
const ANSWERS = [
  "先把定义抄一遍再看例题",
  "我上周刚弄明白，关键在条件的顺序",
  "这里用反证会快很多",
  "我把笔记整理好了，按步骤来就行",
];
const FOLLOWED = [
  "明白了，原来条件是反过来用的",
  "照你说的做出来了，还差最后一步",
  "这样清楚多了，我再试一道类似的",
];

const pick = <Item>(list: readonly Item[], turn: number) => list[turn % list.length]!;

export const question = (turn: number) =>
  `请问${pick(POINTS, turn)}${pick(SUBJECTS, turn * 3 + 1)}${pick(DOUBTS, turn * 7 + 2)}？`;
export const explanation = (turn: number) =>
  `${pick(SUBJECTS, turn * 3 + 1)}这块${pick(ANSWERS, turn * 5)}，第${(turn % 9) + 1}步最容易漏。`;
export const followUp = (turn: number) => `${pick(FOLLOWED, turn)}，${pick(POINTS, turn * 2)}我也对上了。`;

export const insiderOf = ({ communityId, slug }: Community, memberId: string): Insider => ({
  communityId,
  slug,
  memberId,
  personId: memberId,
  roles: [],
  isClosed: false,
  pausedUntil: null,
});

/** Opens a topic. @returns the id of the post it opens with. */
async function ask(world: World, insider: Insider, title: string, text: string): Promise<string> {
  const { db } = world.database;
  const post = await db.transaction().execute((tx) => openTopic(tx, world.ctx, insider, { title, text }));
  return post.id;
}

async function answer(world: World, insider: Insider, postId: string, text: string): Promise<string> {
  const { db } = world.database;
  const post = await db.transaction().execute((tx) => replyTo(tx, world.ctx, insider, { postId, text }));
  return post.id;
}

const MINUTE = 1 / (24 * 60);

/**
 * Weeks in which, on three days each, two members ask, two others answer each, and the asker comes back to it. Staff answer
 * now and then, like anybody.
 */
export async function weeksOfHelp(
  world: World,
  community: Community,
  members: readonly string[],
  weeks: number,
): Promise<void> {
  const as = (place: number) => insiderOf(community, members[place % members.length]!);
  let turn = 0;
  for (let day = 0; day < weeks * 7; day++) {
    world.clock.forward(1 - 20 * MINUTE);
    const isQuiet = day % 7 === 6 || day % 2 === 1;
    for (let left = isQuiet ? 0 : 2; left > 0; left--) {
      const asker = turn * 3;
      const asked = await ask(world, as(asker), `问 ${turn}`, question(turn));
      world.clock.forward(4 * MINUTE);
      const told = await answer(world, as(asker + 1 + (turn % 4)), asked, explanation(turn));
      world.clock.forward(3 * MINUTE);
      await answer(world, as(asker), told, followUp(turn));
      await answer(world, as(asker + 5 + (turn % 3)), asked, explanation(turn + 3));
      world.clock.forward(3 * MINUTE);
      turn++;
    }
    if (isQuiet) world.clock.forward(20 * MINUTE);
  }
}

/** Weeks in which the first member announces twice a day, to sell in two of five, and one of the others says a word to it. */
export async function weeksOfAnnouncing(
  world: World,
  community: Community,
  members: readonly string[],
  weeks: number,
): Promise<void> {
  const owner = insiderOf(community, members[0]!);
  for (let lesson = 1; lesson <= weeks * 14; lesson++) {
    world.clock.forward(0.5);
    const isSelling = lesson % 5 < 2;
    const text = isSelling
      ? `限时优惠！今天报名口语课立减 200 元，名额只剩 ${(lesson % 7) + 3} 个，扫码加微信抢购，错过要等明年！`
      : `今天的打卡内容是第 ${lesson} 课，${pick(SUBJECTS, lesson)}，请大家晚上听完录音。`;
    const said = await ask(world, owner, `第 ${lesson} 课`, text);
    if (lesson % 2 === 0) continue;
    const member = insiderOf(community, members[1 + ((lesson >> 1) % (members.length - 1))]!);
    await answer(world, member, said, `收到，第 ${lesson} 课我今晚听完再来打卡。`);
  }
}

/** The organiser asks who is still there, and nobody says a word. */
export async function callUnanswered(world: World, community: Community): Promise<void> {
  const organiser = insiderOf(community, community.organiser.memberId);
  await ask(world, organiser, "还在吗", "毕业三年了，大家周末要不要聚一次？");
}

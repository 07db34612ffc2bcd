/** A made-up talk of any length, always the same: 200 people, some of whom say most, a quarter of it answers. */

export interface Made {
  readonly index: number;
  /** ms UTC, whole seconds, ascending. */
  readonly at: number;
  readonly person: Person;
  readonly text: string;
  /** The message answered, by its index. */
  readonly replyTo: number | null;
}

export interface Person {
  readonly number: number;
  readonly name: string;
}

const PEOPLE = 200;
const START_MS = Date.UTC(2020, 0, 1);

export const people: readonly Person[] = Array.from({ length: PEOPLE }, (_, number) => ({
  number,
  name: number % 2 === 0 ? `Neighbour ${number}` : `邻居${number}号`,
}));

const ENGLISH = [
  "has anyone seen the key to the shed",
  "we could meet on Saturday by the bridge",
  "I can bring the long ladder",
  "the water is off until three",
  "thanks, that helped a lot",
  "who still needs seeds for the spring",
  "let us decide that tonight",
  "my train is late again",
];

const CHINESE = [
  "周六下午三点在东门见面可以吗",
  "我这里还有两把梯子谁要用",
  "楼下的水管今天停到三点",
  "谢谢你帮我收快递",
  "春天的种子还有人要吗",
  "今晚我们把这件事定下来吧",
  "记得带雨伞预报说会下雨",
  "孩子们的足球队还缺一个守门员",
];

export function* madeTalk(count: number): Generator<Made> {
  const random = numbers(12345);
  let at = START_MS;
  for (let index = 0; index < count; index++) {
    at += Math.floor(random() * 60) * 1000;
    const person = people[Math.floor(random() ** 2 * PEOPLE)]!;
    const isReply = index > 0 && random() < 0.25;
    const back = 1 + Math.floor(random() ** 2 * 50);
    yield {
      index,
      at,
      person,
      text: madeText(random, index),
      replyTo: isReply ? Math.max(0, index - back) : null,
    };
  }
}

/** About sixty characters in English, thirty in Chinese. */
function madeText(random: () => number, index: number): string {
  const isChinese = random() < 0.5;
  const phrases = isChinese ? CHINESE : ENGLISH;
  const pick = () => phrases[Math.floor(random() * phrases.length)]!;
  return isChinese ? `${pick()}，${pick()} ${index}` : `${pick()}, ${pick()} ${index}`;
}

/** Numbers from 0 to below 1 that only look random (a linear congruence of 32 bits). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

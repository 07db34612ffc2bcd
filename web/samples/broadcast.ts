import type { SampleMessage } from "./generate.ts";
import type { Material } from "./material.ts";
import type { Random } from "./random.ts";

const DAYS = 70;
const DAY_MINUTES = 24 * 60;
/** Days of the week, Monday first, on which something is sold, and at which minutes of the day. */
const OFFER_DAYS = [1, 3, 4, 5];
const OFFER_MINUTES = [12 * 60 + 10, 20 * 60];
const WORD_MINUTE = 7 * 60 + 30;
const NOTICE_DAY = 2;
const NOTICE_MINUTE = 18 * 60;
/** The same things are asked again, since nobody reads what was answered. */
const TIMES_ASKED = 2;
const SHARE_ANSWERED = 0.6;
const SHARE_PRAISED = 0.6;
const SHARE_ADDRESSED = 0.5;

/** One speaks and the others tick: a word every weekday, an offer every other day, and questions left standing. */
export function broadcastFrom(material: Material, random: Random): readonly SampleMessage[] {
  const days = Array.from({ length: DAYS }, (_, day) => day);
  return [...days.flatMap((day) => spokenOn(day, material, random)), ...asked(material, random)];
}

function spokenOn(day: number, material: Material, random: Random): readonly SampleMessage[] {
  const { host, members, pools } = material;
  const [words, offers, notices] = pools;
  const [week, weekday] = [Math.floor(day / 7), day % 7];
  const said: SampleMessage[] = [];
  const say = (minute: number, sender: string, text: string | undefined) => {
    said.push({ minute: day * DAY_MINUTES + minute + random.between(0, 2), sender, text: text ?? "" });
  };
  if (weekday < 5) {
    say(WORD_MINUTE, host, inTurn(words, week * 5 + weekday));
    const readers = ticking(material, random, 4);
    for (const reader of readers) {
      say(WORD_MINUTE + random.between(3, 150), reader, tick(material, random));
    }
    if (random.next() < SHARE_PRAISED) {
      const praise = random.pick(pools[6] ?? []).replace(/^@/, `@${random.pick(readers)}`);
      say(WORD_MINUTE + random.between(160, 300), host, praise);
    }
  }
  const offer = OFFER_DAYS.indexOf(weekday);
  if (offer !== -1) {
    const seller = random.pick([host, members[1] ?? host]);
    say(random.pick(OFFER_MINUTES), seller, inTurn(offers, week * OFFER_DAYS.length + offer));
  }
  if (weekday === NOTICE_DAY) {
    say(NOTICE_MINUTE, host, inTurn(notices, week));
    for (const learner of ticking(material, random, 5)) {
      say(NOTICE_MINUTE + random.between(3, 200), learner, tick(material, random));
    }
  }
  return said;
}

function asked({ members, pools }: Material, random: Random): readonly SampleMessage[] {
  const [, desk = "", ...learners] = members;
  const questions = Array.from({ length: TIMES_ASKED }, () => pools[4] ?? []).flat();
  return questions.flatMap((text) => {
    const day = Math.floor(random.between(0, DAYS));
    const minute = day * DAY_MINUTES + random.between(9 * 60, 21 * 60);
    const sender = random.pick(learners);
    if (random.next() >= SHARE_ANSWERED) return [{ minute, sender, text }];
    const answer = random.pick(pools[5] ?? []).replace(/^@/, `@${sender}`);
    return [
      { minute, sender, text },
      { minute: minute + random.between(20, 600), sender: desk, text: answer },
    ];
  });
}

/** Half of them are sent as replies, which put the host's name before the words. */
function tick({ host, pools }: Material, random: Random): string {
  const word = random.pick(pools[3] ?? []);
  return random.next() < SHARE_ADDRESSED ? `@${host} ${word}` : word;
}

function ticking({ members }: Material, random: Random, most: number): readonly string[] {
  return random.some(members.slice(2), Math.floor(random.between(1, most + 1)));
}

function inTurn(items: readonly string[] | undefined, place: number): string | undefined {
  return items?.[place % items.length];
}

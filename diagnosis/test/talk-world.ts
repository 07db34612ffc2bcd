import type { Talk } from "@kith/contract/talk";
import type { RowsMeta } from "../src/rows.ts";
import { nameOf } from "./phrases.ts";
import {
  BEGIN,
  conversation,
  DAY,
  HOUR,
  MINUTE,
  presentOn,
  Scene,
  type Player,
  type SceneOptions,
} from "./scene.ts";

/** Talks of invented groups of every kind the verdict tells apart. The same options give the same talk. */
export interface WorldOptions extends SceneOptions {
  readonly days?: number;
}

/** Two dozen people who ask and help each other daily, with two who look after it and newcomers each week. */
export function livingCommunity(options: WorldOptions = {}): Talk {
  const { days = 140 } = options;
  const scene = new Scene(options);
  const regulars = cast(options, 0, 24).map((player, rank): Player => ({
    ...player,
    weight: 1 / (1 + rank) ** 0.35,
  }));
  const comers = cast(options, 24, Math.floor(days / 4)).map((player, k): Player => {
    const from = 30 + k * 3;
    return { ...player, weight: 0.5, from, to: from + (k % 3 === 0 ? 12 : days) };
  });
  for (let day = 0; day < days; day++) {
    const present = [...regulars, ...presentOn(comers, day)];
    talkOfADay(scene, day, present, 5);
    for (const { name, from } of comers) if (from === day) arrive(scene, day, name, present);
  }
  return scene.talk(meta(options, { owner: [0], admin: [1] }));
}

/** One person, the owner, with whom nine others talk and who alone is talked to. */
export function broadcastStar(options: WorldOptions = {}): Talk {
  const scene = new Scene(options);
  const [owner, ...others] = cast(options, 0, 10);
  for (let day = 0; day < (options.days ?? 70); day++) {
    const at = BEGIN + day * DAY + 9 * HOUR;
    const notice = scene.say(at, owner!.name, scene.phrase("notices", at));
    for (const k of [0, 1, 2]) {
      const other = scene.pick(others, day + k * 3);
      const answer = scene.say(at + (k + 1) * 20 * MINUTE, other.name, scene.phrase("answers", at), {
        answers: notice,
      });
      if (k === 0) scene.say(at + 25 * MINUTE, owner!.name, scene.phrase("returns", at), { answers: answer });
    }
  }
  return scene.talk(meta(options, { owner: [0] }));
}

/** Two hubs tied to each of eight members and not to each other, and the eight in a ring; in topics. */
export function hubsAndRing(options: WorldOptions = {}): Talk {
  const scene = new Scene(options);
  const [left, right, ...ring] = cast(options, 0, 10);
  const pairs = ring.flatMap((member, k) => [
    [left!, member] as const,
    [right!, member] as const,
    [member, ring[(k + 1) % ring.length]!] as const,
  ]);
  for (let day = 0; day < (options.days ?? 70); day++) {
    for (let k = 0; k < 4; k++) {
      const [a, b] = scene.pick(pairs, day * 4 + k);
      const [starter, other] = scene.random.unit() < 0.5 ? [a, b] : [b, a];
      const at = BEGIN + day * DAY + (8 + k * 3) * HOUR;
      conversation(scene, at, { starter, others: [other], turns: 3, topic: `${day}.${k}` });
    }
  }
  return scene.talk(meta(options, { owner: [0], admin: [1] }));
}

/** Six admins announce, each on their own, and nobody answers; members react now and then. */
export function adminOnlyChannel(options: WorldOptions = {}): Talk {
  const scene = new Scene(options);
  const [admins, members] = [cast(options, 0, 6), cast(options, 6, 30)];
  for (let day = 0; day < (options.days ?? 90); day++) {
    for (let k = 0; k < 2; k++) {
      const at = BEGIN + day * DAY + (9 + k * 7) * HOUR + scene.pause(HOUR);
      const reactedBy = scene.random.unit() < 0.3 ? [scene.pick(members).name] : [];
      const about = { reactedBy };
      scene.say(at, scene.pick(admins).name, scene.phrase("notices", at), { about });
    }
  }
  return scene.talk({ shape: "channel", ...meta(options, { owner: [0], admin: [1, 2, 3, 4, 5] }) });
}

/** Strangers put up adverts one after the other; here and there somebody asks what this is. */
export function advertisingGroup(options: WorldOptions = {}): Talk {
  const scene = new Scene(options);
  const sellers = cast(options, 0, 40);
  for (let day = 0; day < (options.days ?? 70); day++) {
    for (let k = 0; k < 5; k++) {
      const at = BEGIN + day * DAY + (7 + k * 3) * HOUR + scene.pause(30 * MINUTE);
      const kind = scene.random.unit() < 0.9 ? "adverts" : "asks";
      scene.say(at, scene.pick(sellers).name, scene.phrase(kind, at));
    }
  }
  return scene.talk(meta(options, {}));
}

/** Feeds write by the clock. `nature` says whether the export knows them for bots. */
export function botChannel(options: WorldOptions & { readonly nature?: "bot" | "person" } = {}): Talk {
  const scene = new Scene(options);
  const feeds = cast(options, 0, 7);
  for (let day = 0; day < (options.days ?? 70); day++) {
    for (let hour = 0; hour < 24; hour += 3) {
      const at = BEGIN + day * DAY + hour * HOUR;
      scene.say(at, scene.pick(feeds, hour / 3).name, scene.phrase("feeds", at));
    }
  }
  const nature = options.nature ?? "bot";
  const people = Object.fromEntries(feeds.map(({ name }) => [name, { nature }]));
  return scene.talk({ people, timeZone: zoneOf(options) });
}

/** Lively talk among passers-by: everybody is there for a week or two and then gone. */
export function chatWithoutBackbone(options: WorldOptions = {}): Talk {
  const { days = 98 } = options;
  const scene = new Scene(options);
  const passers = cast(options, 1, days).map((player, k): Player => {
    const from = k - 8;
    return { ...player, weight: 1, from, to: from + 8 };
  });
  for (let day = 0; day < days; day++) talkOfADay(scene, day, presentOn(passers, day), 5);
  const owner = nameOf(0, options.language ?? "en");
  scene.say(BEGIN, owner, scene.phrase("notices", BEGIN));
  return scene.talk(meta(options, { owner: [0] }));
}

/** Many come with a question, one person answers them all, and off they go. */
export function oneHelperChannel(options: WorldOptions = {}): Talk {
  const { days = 84 } = options;
  const scene = new Scene(options);
  const [helper, ...askers] = cast(options, 0, days);
  for (let day = 0; day < days; day++) {
    for (let k = 0; k < 3; k++) {
      const at = BEGIN + day * DAY + (9 + k * 4) * HOUR;
      const starter = scene.pick(askers, day + (k > 0 ? scene.random.below(6) : 0));
      conversation(scene, at, { starter, others: [helper!], turns: 4 });
    }
  }
  return scene.talk(meta(options, {}));
}

/** Thirty classmates who talked daily for most of a year and now write twice a month. */
export function restingClass(options: WorldOptions = {}): Talk {
  const { days = 700 } = options;
  const scene = new Scene(options);
  const classmates = cast(options, 0, 30).map((player): Player => ({ ...player, weight: 1 }));
  for (let day = 0; day < days; day++) {
    if (day < 280) talkOfADay(scene, day, classmates, 4);
    else if (day % 15 === 0) {
      const at = BEGIN + day * DAY + 20 * HOUR;
      scene.say(at, scene.pick(classmates).name, scene.phrase("shares", at));
    }
  }
  const exportedAt = BEGIN + days * DAY;
  return scene.talk({ ...meta(options, { owner: [0] }), exportedAt });
}

/** People `first` up to `first + count`, all alike until told otherwise. */
function cast({ language = "en" }: WorldOptions, first: number, count: number): Player[] {
  return Array.from({ length: count }, (_, k) => ({ name: nameOf(first + k, language), weight: 1 }));
}

function meta(
  options: WorldOptions,
  roles: Readonly<Partial<Record<"owner" | "admin", readonly number[]>>>,
): RowsMeta {
  const { language = "en" } = options;
  const people: Record<string, { role: "owner" | "admin" }> = {};
  for (const role of ["owner", "admin"] as const)
    for (const n of roles[role] ?? []) people[nameOf(n, language)] = { role };
  return { people, timeZone: zoneOf(options) };
}

function zoneOf({ language = "en" }: WorldOptions): string {
  return language === "zh" ? "Asia/Shanghai" : "Europe/Berlin";
}

function talkOfADay(scene: Scene, day: number, present: readonly Player[], conversations: number): void {
  for (let k = 0; k < conversations; k++) {
    const at = BEGIN + day * DAY + (8 + k * 3) * HOUR + scene.pause(20 * MINUTE);
    const starter = scene.weighed(present);
    const circle = present.filter((player) => player !== starter && scene.random.unit() < 0.35);
    conversation(scene, at, { starter, others: circle, turns: 2 + scene.random.below(5) });
  }
}

function arrive(scene: Scene, day: number, name: string, present: readonly Player[]): void {
  const at = BEGIN + day * DAY + 10 * HOUR;
  const hello = scene.say(at, name, scene.phrase("greetings", at));
  if (scene.random.unit() < 0.9)
    scene.say(at + 7 * MINUTE, scene.weighed(present).name, scene.phrase("answers", at), { answers: hello });
}

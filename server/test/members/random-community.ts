import { messageKinds, type MessageKind } from "@kith/contract/archive";
import type { FactTest, FactValue } from "@kith/contract/criteria";
import type { Role } from "@kith/contract/members";
import type { ActKind } from "@kith/contract/ties";
import { sumsOf, tieOf, type ActBetween } from "../../src/modules/ties/rules.ts";
import type { Community, World } from "../world.ts";

/** Somebody made up, and what is so of them, counted by hand from what was made up. */
export interface RandomMember {
  readonly id: string;
  readonly name: string;
  fact(asked: FactTest): FactValue | undefined;
}

const DAY_MS = 86_400_000;
const MEMBERS = 70;
const ACTS = 900;
const POSTS = 250;

/** Texts, and whether they say something. */
export const TEXTS: readonly (readonly [string, boolean])[] = [
  ["大家好", false],
  ["大家好，新人报到！", false],
  ["各位早上好呀，我是小满", false],
  ["欢迎欢迎", false],
  ["hello everyone", false],
  ["Good morning, all!!", false],
  ["收到收到好", false],
  ["ok thanks", false],
  ["https://example.org/a/b/c/d", false],
  ["看 https://example.org/a/b/c/d", false],
  ["   ", false],
  ["周六我带热水", true],
  ["Saturday at ten", true],
  ["我 带 了 两 本 书", true],
  ["ティーを用意します", true],
  ["读到第三章了 https://example.org/a", true],
  ["大家好，我想说第三章里那段对话翻得不好，原文并没有这一层意思，译者多加了一句自己的话进去。", true],
  ["I would rather meet on Sunday.", true],
];

interface Made {
  readonly id: string;
  readonly name: string;
  readonly state: "member" | "unclaimed" | "left";
  readonly joinedAt: Date | null;
}
interface MadeAct {
  readonly kind: ActKind;
  readonly actorId: string;
  readonly targetId: string | null;
  readonly objectId: string | null;
  readonly at: Date;
  readonly probability: number;
}
interface MadePost {
  readonly authorId: string;
  readonly text: string;
  readonly isMeant: boolean;
  readonly at: Date;
}
interface MadeTerm {
  readonly memberId: string;
  readonly role: Role;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly endedAt: Date | null;
}
interface Story {
  readonly at: Date;
  readonly people: readonly Made[];
  readonly acts: readonly MadeAct[];
  readonly posts: readonly MadePost[];
  readonly terms: readonly MadeTerm[];
}

/** Fills a community; whoever founded it is among the members. Some left, some nobody has claimed, one was erased. */
export async function randomCommunity(
  world: World,
  community: Community,
  at: Date,
): Promise<readonly RandomMember[]> {
  const story = madeUp(world, at);
  await store(world, community.communityId, story);
  const { rows } = await world.database.pool.query<{ joined_at: Date }>(
    "select joined_at from memberships where community_id = $1 and id = $2",
    [community.communityId, community.organiser.memberId],
  );
  const founder: Made = {
    id: community.organiser.memberId,
    name: community.organiser.name,
    state: "member",
    joinedAt: rows[0]!.joined_at,
  };
  const founding = { memberId: founder.id, role: "organiser" as const, startsAt: founder.joinedAt! };
  const whole = { ...story, terms: [...story.terms, { ...founding, endsAt: null, endedAt: null }] };
  return [...story.people, founder]
    .filter(({ state }) => state !== "left")
    .map((one) => ({ id: one.id, name: one.name, fact: (asked) => factOf(whole, one, asked) }));
}

function madeUp(world: World, at: Date): Story {
  const random = randomFrom(20_260_601);
  const pick = <One>(from: readonly One[]): One => from[Math.floor(random() * from.length)]!;
  const before = (most: number) => new Date(at.getTime() - Math.floor(random() * most * DAY_MS));
  const ids = world.ctx.ids;
  const people = Array.from({ length: MEMBERS }, (_, k): Made => {
    const state = pick(["member", "member", "member", "unclaimed", "left"] as const);
    const name = `${String.fromCodePoint(0x4e00 + Math.floor(random() * 3000))}${String(k)}`;
    return { id: ids(), name, state, joinedAt: state === "unclaimed" ? null : before(200) };
  });
  const kinds: readonly ActKind[] = ["replied", "thanked", "mentioned", "met", "matched", "vouched"];
  const others: readonly ActKind[] = ["joined", "classmate", "attended", "checkedIn", "coTask", "family"];
  const gatherings = Array.from({ length: 20 }, () => ids());
  const acts = Array.from({ length: ACTS }, (): MadeAct => {
    const kind = pick([...kinds, pick(others)]);
    const [actor, target] = [pick(people), pick(people)];
    const isAlone = actor === target || kind === "joined" || kind === "checkedIn";
    const objectId = kind === "met" ? pick([...gatherings, null]) : null;
    const probability = kind === "replied" ? pick([0.25, 0.5, 1]) : 1;
    return {
      kind,
      actorId: actor.id,
      targetId: isAlone ? null : target.id,
      objectId,
      // Some lie ahead: clocks of carriers go wrong.
      at: new Date(before(500).getTime() + 5 * DAY_MS),
      probability,
    };
  });
  const posts = Array.from({ length: POSTS }, (): MadePost => {
    const [text, isMeant] = pick(TEXTS);
    return { authorId: pick(people).id, text, isMeant, at: before(150) };
  });
  const terms = Array.from({ length: 25 }, (): MadeTerm => {
    const startsAt = new Date(before(60).getTime() + 10 * DAY_MS);
    const endsAt = pick([null, new Date(startsAt.getTime() + 20 * DAY_MS)]);
    const endedAt = pick([null, null, new Date(startsAt.getTime() + 5 * DAY_MS)]);
    const role = pick(["moderator", "backbone", "official"] as const);
    return { memberId: pick(people).id, role, startsAt, endsAt, endedAt };
  });
  return { at, people, acts, posts, terms };
}

async function store({ database, ctx }: World, communityId: string, story: Story): Promise<void> {
  const { db } = database;
  const common = { community_id: communityId };
  await db
    .insertInto("memberships")
    .values(
      story.people.map(({ id, name, state, joinedAt }) => ({
        ...common,
        id,
        person_id: null,
        name,
        state,
        joined_at: joinedAt,
        left_at: null,
        added_at: story.at,
        import_id: null,
        name_key: name,
        name_grams: [],
        paused_until: null,
      })),
    )
    .execute();
  await db
    .insertInto("acts")
    .values(
      story.acts.map((act) => ({
        ...common,
        id: ctx.ids(),
        at: act.at,
        kind: act.kind,
        actor_id: act.actorId,
        target_id: act.targetId,
        object_id: act.objectId,
        carrier_id: null,
        source: "explicit" as const,
        probability: act.probability,
        import_id: null,
      })),
    )
    .execute();
  await storePosts({ db, ids: ctx.ids }, communityId, story.posts);
  for (const { memberId, role, startsAt, endsAt, endedAt } of story.terms)
    await database.pool.query(
      `insert into role_terms (community_id, id, member_id, role, starts_at, ends_at, ended_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [communityId, ctx.ids(), memberId, role, startsAt, endsAt, endedAt],
    );
}

/** Posts as they stand in the table, of a form and with flags of their own if it is said. */
export async function storePosts(
  { db, ids }: Pick<World["ctx"], "db" | "ids">,
  communityId: string,
  posts: readonly (Pick<MadePost, "authorId" | "text" | "at"> & {
    readonly form?: MessageKind;
    readonly flags?: number;
    readonly removedAt?: Date;
  })[],
): Promise<void> {
  await db
    .insertInto("posts")
    .values(
      posts.map(({ authorId, text, at, form = "text", flags = 0, removedAt = null }) => ({
        community_id: communityId,
        id: ids(),
        kind: "message" as const,
        topic_id: null,
        reply_to_id: null,
        author_id: authorId,
        carrier_id: null,
        external_id: null,
        posted_at: at,
        form: messageKinds.indexOf(form),
        flags,
        mentions: [],
        reactions: 0,
        text,
        import_id: null,
        removed_at: removedAt,
        terms: "",
      })),
    )
    .execute();
}

function factOf(story: Story, one: Made, asked: FactTest): FactValue | undefined {
  switch (asked.fact) {
    case "joinedDaysAgo":
      return one.joinedAt === null ? undefined : daysSince(story, one.joinedAt);
    case "state":
      return [one.state];
    case "role":
      return rolesOf(story, one.id);
    case "metMembers":
      return new Set(
        between(story, one.id)
          .filter(({ kind }) => kind === "met")
          .map(({ other }) => other),
      ).size;
    case "ties":
      return tiesOf(story, one.id);
    case "meaningfulActs":
      return meantSince(story, one.id, new Date(story.at.getTime() - asked.inDays * DAY_MS)).size;
    case "quietDays":
      return quietDays(story, one);
    case "onCarrier":
    case "acceptedCharter":
    case "answer":
    case "channelCode":
    case "hasReferee":
      return undefined;
  }
}

function daysSince({ at }: Story, then: Date): number {
  return Math.max(0, Math.floor((at.getTime() - then.getTime()) / DAY_MS));
}

function rolesOf({ terms, at }: Story, id: string): Role[] {
  const running = terms.filter(
    ({ memberId, startsAt, endsAt, endedAt }) =>
      memberId === id &&
      startsAt <= at &&
      (endsAt === null || endsAt > at) &&
      (endedAt === null || endedAt > at),
  );
  return [...new Set(running.map(({ role }) => role))];
}

/** What happened between a member and others up to now. */
function between({ acts, at }: Story, id: string): (MadeAct & { readonly other: string })[] {
  return acts.flatMap((act) => {
    if (act.targetId === null || act.at > at || (act.actorId !== id && act.targetId !== id)) return [];
    return [{ ...act, other: act.actorId === id ? act.targetId : act.actorId }];
  });
}

function tiesOf(story: Story, id: string): number {
  const byOther = new Map<string, ActBetween[]>();
  for (const act of between(story, id)) byOther.set(act.other, [...(byOther.get(act.other) ?? []), act]);
  return [...byOther.values()].filter((acts) => tieOf(sumsOf(acts, id, story.at), story.at).grade !== "faint")
    .length;
}

const ALONE: readonly ActKind[] = ["thanked", "vouched", "attended", "checkedIn"];
const TOGETHER: readonly ActKind[] = ["met", "matched", "coTask"];

/** What somebody did by which they took part, each with when it was last. */
function meantSince({ acts, posts, at }: Story, id: string, from: Date): Map<string, Date> {
  const meant = new Map<string, Date>();
  const add = (what: string, then: Date) => {
    const known = meant.get(what);
    if (then > from && then <= at && (known === undefined || known < then)) meant.set(what, then);
  };
  for (const [k, act] of acts.entries()) {
    const isOwn = act.actorId === id && [...ALONE, ...TOGETHER].includes(act.kind);
    const isShared = act.targetId === id && TOGETHER.includes(act.kind);
    if (isOwn || isShared)
      add(act.kind === "met" ? (act.objectId ?? `act ${String(k)}`) : `act ${String(k)}`, act.at);
  }
  for (const post of posts) if (post.authorId === id && post.isMeant) add(post.text, post.at);
  return meant;
}

function quietDays(story: Story, one: Made): number | undefined {
  const times = [
    ...meantSince(story, one.id, new Date(0)).values(),
    ...(one.joinedAt === null ? [] : [one.joinedAt]),
  ];
  if (times.length === 0) return undefined;
  return daysSince(story, new Date(Math.max(...times.map((time) => time.getTime()))));
}

/** The same numbers each time. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

import {
  CriteriaFacts,
  FactTest,
  isMet,
  WhoMeets,
  type Criterion,
  type FactValue,
} from "@kith/contract/criteria";
import { sayFact } from "@kith/contract/criteria-words";
import { AuditList, MadeId } from "@kith/contract/members";
import * as fc from "fast-check";
import { sql } from "kysely";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { acceptCharter } from "../../src/modules/charter/index.ts";
import { criteriaFrom, memberFacts, type FactProvider } from "../../src/modules/members/index.ts";
import { SAYS_SOMETHING } from "../../src/modules/talk/fact-queries.ts";
import { talkFacts } from "../../src/modules/talk/index.ts";
import { recordMet, tieFacts, tiesOf } from "../../src/modules/ties/index.ts";
import { everything } from "../database/everything.ts";
import {
  eventsTold,
  foundedCommunity,
  joined,
  ownWorld,
  unclaimed,
  type Community,
  type Member,
} from "../world.ts";
import { randomCommunity, storePosts, type RandomMember } from "./random-community.ts";

const world = ownWorld();

/** Facts of a gate, as one would know them: of some what they answered, of all others nothing. */
const answers: FactProvider = {
  facts: ["answer"],
  valuesOf: () => ({
    without: null,
    rows: sql`
      select id as member_id, array[(array['2018', '2019', '2019.5', '-3', 'later'])[1 + ascii(name) % 5]] as value
      from memberships where ascii(name) % 3 > 0`,
  }),
};
const ANSWERS = ["2018", "2019", "2019.5", "-3", "later"];

const criteria = criteriaFrom([memberFacts, tieFacts, talkFacts, answers]);

describe("a random community", () => {
  let community: Community;
  let members: readonly RandomMember[];
  let scope: { db: typeof world.current.ctx.db; communityId: string; at: Date };

  beforeAll(async () => {
    community = await foundedCommunity(world.current);
    const at = new Date("2026-06-01T12:00:00Z");
    world.current.clock.set(at.toISOString());
    members = await randomCommunity(world.current, community, at);
    scope = { db: world.current.ctx.db, communityId: community.communityId, at };
  });

  const meeting = async (criterion: Criterion) => {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await criteria.whoMeets(criterion, scope, cursor);
      ids.push(...page.members.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    return ids;
  };

  /** What is known of one member, counted by hand from what was made up. */
  const valueOf = (member: RandomMember, asked: FactTest): FactValue | undefined => {
    if (asked.fact === "answer") {
      const code = member.name.codePointAt(0)!;
      return code % 3 === 0 ? undefined : [ANSWERS[code % 5]!];
    }
    return member.fact(asked);
  };

  test("gives in one query who meets a criterion by what is known of each", async () => {
    await fc.assert(
      fc.asyncProperty(anyCriterion, async (criterion) => {
        const answersOf = members.map((member) => isMet(criterion, (asked) => valueOf(member, asked)));
        const expected = members.filter((_, k) => answersOf[k] === true).map(({ id }) => id);
        const found = await meeting(criterion);
        expect(found.toSorted(), JSON.stringify(criterion)).toEqual(expected.toSorted());
        expect(await criteria.countMeeting(criterion, scope)).toEqual({
          count: expected.length,
          of: members.length,
          unknown: answersOf.filter((answer) => answer === null).length,
        });
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  test("says of each whether and why, by the same facts", async () => {
    await fc.assert(
      fc.asyncProperty(anyCriterion, fc.nat(members.length - 1), async (criterion, k) => {
        const member = members[k]!;
        const standing = await criteria.whyMet(criterion, scope, member.id);
        expect(standing?.isMet).toBe(isMet(criterion, (asked) => valueOf(member, asked)));
        for (const { test: asked, value } of standing?.because ?? []) {
          const own = valueOf(member, asked);
          expect(sorted(value), JSON.stringify(asked)).toEqual(sorted(own ?? null));
        }
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  test("counts ties as ties does", async () => {
    const { db, communityId, at } = scope;
    const asked: FactTest = { fact: "ties", op: "atLeast", value: 1 };
    for (const member of members) {
      const own = await tiesOf(db, { communityId, memberId: member.id, at });
      const standing = await criteria.whyMet(asked, scope, member.id);
      const count = own.filter(({ tie }) => tie.grade !== "faint").length;
      expect(standing?.because[0]?.value, member.name).toBe(count);
    }
    expect(members.some((member) => Number(member.fact(asked)) > 1)).toBe(true);
  });
});

/** In an order that does not depend on who gave it. */
const sorted = (value: FactValue | null) =>
  typeof value === "object" && value !== null ? value.toSorted((a, b) => (a < b ? -1 : 1)) : value;

const upTo = (most: number) => ({
  op: fc.constantFrom("atLeast", "lessThan"),
  value: fc.integer({ min: 1, max: most }),
});
const someOf = (...words: readonly string[]) => ({
  op: fc.constant("oneOf"),
  value: fc.subarray([...words], { minLength: 1 }),
});
const fact = (name: string, more: Record<string, fc.Arbitrary<unknown>> = {}) =>
  fc.record({ fact: fc.constant(name), ...more }).map((one) => FactTest.parse(one));
const question = fc.constant("year");
const anyTest = fc.oneof(
  fact("joinedDaysAgo", upTo(200)),
  fact("quietDays", upTo(90)),
  fact("meaningfulActs", { ...upTo(5), inDays: fc.constantFrom(7, 30, 120) }),
  fact("metMembers", upTo(4)),
  fact("ties", upTo(6)),
  fact("role", someOf("organiser", "moderator", "backbone", "official")),
  fact("state", someOf("member", "unclaimed")),
  fact("answer", { question, ...someOf("LATER", "2018", "２０１９") }),
  fact("answer", {
    question,
    op: fc.constantFrom("atLeast", "lessThan", "atMost", "moreThan", "equals"),
    value: fc.constantFrom(-3, 0, 2018, 2019, 2019.5),
  }),
  fact("hasReferee"),
);
const { node: anyCriterion } = fc.letrec<{ node: Criterion }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    { weight: 2, arbitrary: anyTest },
    { weight: 1, arbitrary: fc.record({ all: fc.array(tie("node"), { maxLength: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ any: fc.array(tie("node"), { minLength: 1, maxLength: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ not: tie("node") }) },
  ),
}));

describe("a dry run", () => {
  let community: Community;
  const dryRun = (by: Pick<Member, "post">, criterion: unknown, cursor?: string) =>
    by.post(`${community.path}/criteria/dry-run`, { criterion, ...(cursor === undefined ? {} : { cursor }) });
  const run = async (criterion: Criterion, cursor?: string): Promise<WhoMeets> => {
    const answer = await dryRun(community.organiser, criterion, cursor);
    expect(answer.status, answer.text).toBe(200);
    return answer.as(WhoMeets);
  };
  const met: FactTest = { fact: "metMembers", op: "atLeast", value: 1 };
  const here: FactTest = { fact: "joinedDaysAgo", op: "atLeast", value: 30 };
  const tookPart: FactTest = { fact: "meaningfulActs", inDays: 30, op: "atLeast", value: 1 };

  beforeEach(async () => {
    community = await foundedCommunity(world.current);
  });

  test("lists who matches and why, in words of both languages, and does nothing to anybody", async () => {
    const { clock, ctx, database } = world.current;
    const lin = await joined(world.current, community, "林夏");
    clock.forward(41);
    const wen = await joined(world.current, community, "温如");
    await unclaimed(world.current, community, "何以");
    const { communityId, organiser } = community;
    const memberIds = [lin.memberId, organiser.memberId, wen.memberId];
    await database.db.transaction().execute((tx) => recordMet(tx, ctx, { communityId, memberIds }));
    await eventsTold(world.current);
    // But how long whoever asks stays signed in.
    const stored = async () => ({ ...(await everything(database.pool)), "auth.sessions": [] });
    const before = await stored();

    const found = await run({ all: [here, met] });
    expect(found).toMatchObject({ count: 2, of: 4, unknown: 0, next: null });
    expect(found.explanation).toEqual({
      "zh-CN": "在这里 30 天以上，并且见过至少 1 位成员",
      en: "has been here for 30 days or more, and has met at least 1 member",
    });
    expect(found.members.map(({ name }) => name)).toEqual(["林夏", "苏禾"]);
    const asked = { at: new Date(found.at), timeZone: "Asia/Shanghai" };
    expect(found.members[0]?.because.map((one) => sayFact(one, "zh-CN", asked))).toEqual([
      "41 天前加入",
      "见过 2 位成员",
    ]);
    // Nobody knows since when somebody is here who never came.
    expect(await run({ not: here })).toMatchObject({ count: 1, of: 4, unknown: 1 });
    expect(await run({ all: [] })).toMatchObject({ count: 4, of: 4, unknown: 0 });
    expect(await run({ fact: "acceptedCharter" })).toMatchObject({ count: 0, of: 4, unknown: 4 });

    expect(await stored()).toEqual(before);
    expect(await eventsTold(world.current)).toEqual([]);
  });

  test("pages through all who match, in the order of their names, each once", async () => {
    for (let k = 0; k < 120; k++) await unclaimed(world.current, community, `同名${String(k % 7)}`);
    const criterion: Criterion = { fact: "state", op: "oneOf", value: ["unclaimed"] };
    const [names, ids]: [string[], Set<string>] = [[], new Set()];
    let cursor: string | undefined;
    for (let page = 0; page < 3; page++) {
      const found = await run(criterion, cursor);
      expect(found).toMatchObject({ count: 120, of: 121 });
      expect(found.members).toHaveLength(page < 2 ? 50 : 20);
      names.push(...found.members.map(({ name }) => name));
      for (const { id } of found.members) ids.add(id);
      expect(found.next === null).toBe(page === 2);
      cursor = found.next ?? undefined;
    }
    expect(ids.size).toBe(120);
    expect(names).toEqual(names.toSorted((a, b) => (a < b ? -1 : 1)));
  });

  test("counts what was written as taking part when it says something, once", async () => {
    const lin = await joined(world.current, community, "林夏");
    const { path } = community;
    const written = async () => (await run(tookPart)).members.map(({ name }) => name);
    const write = (text: string) => lin.post(`${path}/topics`, { title: "说说", text });
    expect((await write("大家好")).status).toBe(201);
    expect((await write("在")).status).toBe(201);
    expect(await written()).toEqual([]);
    for (let k = 0; k < 2; k++) await write("周六我带热水来");
    expect(await written()).toEqual(["林夏"]);
    const once = await run(tookPart);
    expect(once.members[0]?.because).toEqual([{ test: tookPart, value: 1, isMet: true }]);
    world.current.clock.forward(30);
    expect(await written()).toEqual([]);
    expect((await run({ fact: "quietDays", op: "atLeast", value: 30 })).count).toBe(2);
  });

  test("leaves out what was taken away or recalled, stickers, and counts pictures", async () => {
    const { ctx, clock } = world.current;
    const lin = await joined(world.current, community, "林夏");
    const post = { authorId: lin.memberId, text: "周六我带热水来", at: clock.now() };
    await storePosts(ctx, community.communityId, [
      { ...post, removedAt: clock.now() },
      { ...post, flags: 2 },
      { ...post, form: "sticker" },
      { ...post, form: "system" },
    ]);
    expect((await run(tookPart)).count).toBe(0);
    const pictures = [1, 2].map(() => ({ ...post, text: "", form: "image" as const, flags: 4 }));
    await storePosts(ctx, community.communityId, pictures);
    expect((await run(tookPart)).members[0]?.because[0]?.value).toBe(2);
  });

  test("knows carriers and the charter's current version, and calls them by their names", async () => {
    const { ctx, database, clock } = world.current;
    const { communityId, organiser, path } = community;
    const added = await organiser.post(`${path}/carriers`, { kind: "qq_group", name: "书会大群" });
    const carrierId = added.as(MadeId).id;
    const lin = await joined(world.current, community, "林夏");
    const identity = { communityId, carrierId, memberId: lin.memberId, externalId: "1", name: "夏" };
    const { communityId: community_id, memberId: member_id, externalId: external_id, name } = identity;
    await database.db
      .insertInto("carrier_identities")
      .values({
        community_id,
        id: ctx.ids(),
        carrier_id: carrierId,
        member_id,
        external_id,
        name,
        import_id: null,
      })
      .execute();
    const onIt = await run({ fact: "onCarrier", op: "oneOf", value: [carrierId] });
    expect(onIt.members.map((one) => one.name)).toEqual(["林夏"]);
    expect(onIt.explanation["zh-CN"]).toBe("在“书会大群”里");

    const accepted: FactTest = { fact: "acceptedCharter" };
    expect(await run(accepted)).toMatchObject({ count: 0, unknown: 2 });
    for (const version of [1, 2]) {
      await database.pool.query(
        `insert into charter_versions (community_id, version, content, note, published_by, published_at)
         values ($1, $2, '{}', '', $3, $4)`,
        [communityId, version, organiser.memberId, clock.now()],
      );
      await database.db.transaction().execute((tx) =>
        acceptCharter(tx, ctx, {
          communityId,
          memberId: version === 1 ? lin.memberId : organiser.memberId,
          version,
        }),
      );
    }
    const now = await run(accepted);
    expect(now).toMatchObject({ count: 1, unknown: 0 });
    expect(now.members.map((one) => one.name)).toEqual(["苏禾"]);
  });

  test("is for organisers and moderators; whoever else tries is refused, and it is written down", async () => {
    const lin = await joined(world.current, community, "林夏");
    const facts = `${community.path}/criteria/facts`;
    expect((await dryRun(lin, met)).status).toBe(403);
    expect((await lin.get(facts)).status).toBe(403);
    const { entries } = (await community.organiser.get(`${community.path}/audit`)).as(AuditList);
    expect(entries.slice(0, 2).map(({ actorId, power, subject }) => ({ actorId, power, subject }))).toEqual(
      [1, 2].map(() => ({ actorId: lin.memberId, power: "refused", subject: { power: "criteria.dry_run" } })),
    );
    const moderator = { memberId: lin.memberId, role: "moderator", endsAt: null, reason: "" };
    expect((await community.organiser.post(`${community.path}/terms`, moderator)).status).toBe(201);
    expect((await dryRun(lin, met)).status).toBe(200);
    const known = (await lin.get(facts)).as(CriteriaFacts);
    expect(known.facts).toEqual(
      expect.arrayContaining(["role", "ties", "meaningfulActs", "acceptedCharter"]),
    );
  });

  test("never tells of another community", async () => {
    const other = await foundedCommunity(world.current);
    await unclaimed(world.current, other, "别处的人");
    const found = await run({ all: [] });
    expect(found.members.map(({ name }) => name)).toEqual(["苏禾"]);
    expect((await dryRun(other.organiser, { all: [] })).status).toBe(404);
  });

  test.each<[string, unknown, string?]>([
    ["nothing", undefined],
    ["a fact there is not", { fact: "salary", op: "atLeast", value: 1 }],
    ["SQL for an operator", { ...met, op: ">= 0 or true --" }],
    ["SQL for a number", { ...met, value: "1) or (true" }],
    ["SQL for a question", { fact: "answer", question: "' or true --", op: "equals", value: 1 }],
    ["three thousand levels", deeply(3000)],
    ["a thousand parts", { any: Array.from({ length: 1000 }, () => met) }],
    ["a cursor of nobody", { all: [] }, "bm9uc2Vuc2U"],
    ["a cursor with a quote", { all: [] }, "'"],
  ])("of %s is refused", async (_, criterion, cursor) => {
    expect((await dryRun(community.organiser, criterion, cursor)).status).toBe(400);
  });

  test("takes words as words, whatever stands in them", async () => {
    const quoted = {
      fact: "answer",
      question: "a",
      op: "oneOf",
      value: ["'; drop table acts; --", "\\x", '{}"x'],
    };
    const found = await dryRun(community.organiser, quoted);
    expect(found.status).toBe(200);
    expect(found.as(WhoMeets)).toMatchObject({ count: 0, unknown: 1 });
  });

  test("finds what was said by the index that is made for it", async () => {
    const { pool } = world.current.database;
    const client = await pool.connect();
    await client.query("begin; set local enable_seqscan = off; set local enable_bitmapscan = off");
    const { rows } = await client.query<{ "QUERY PLAN": string }>(
      `explain select author_id, max(posted_at) from posts
       where community_id = $1 and ${SAYS_SOMETHING} group by author_id`,
      [community.communityId],
    );
    await client.query("rollback");
    client.release();
    expect(rows.map((row) => row["QUERY PLAN"]).join()).toContain("posts_of_substance");
  });
});

function deeply(levels: number): unknown {
  let criterion: unknown = { fact: "acceptedCharter" };
  for (let k = 0; k < levels; k++) criterion = { not: criterion };
  return criterion;
}

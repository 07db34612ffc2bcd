import { FactTest, isMet, WhoMeets, type Criterion, type FactValue } from "@kith/contract/criteria";
import { sayFact } from "@kith/contract/criteria-words";
import * as fc from "fast-check";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { criteriaFrom, memberFacts, type FactProvider } from "../../src/modules/members/index.ts";
import { talkFacts } from "../../src/modules/talk/index.ts";
import { tieFacts, tiesOf } from "../../src/modules/ties/index.ts";
import { foundedCommunity, joined, ownWorld, type Community } from "../world.ts";
import { randomCommunity, type RandomMember } from "./random-community.ts";

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

const sorted = (value: FactValue | null) => (Array.isArray(value) ? value.toSorted() : value);

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

void [WhoMeets, sayFact, joined];

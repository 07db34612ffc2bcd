import {
  factSorts,
  NUMBER_ANSWER,
  wordsAsked,
  type Criterion,
  type FactName,
  type FactTest,
  type FactValue,
  type KnownFacts,
  type NumberOp,
} from "@kith/contract/criteria";
import { PAGE_SIZE } from "@kith/contract/text";
import { sql, type RawBuilder } from "kysely";
import type { Db } from "../../../platform/db/open.ts";
import type { FactProvider, FactScope, FactValues } from "./provider.ts";

/**
 * Criteria as SQL. Null is "unknown" to both, and `and`, `or` and `not` treat it alike, so a criterion becomes a
 * condition word by word.
 */

export type Providers = ReadonlyMap<FactName, FactProvider>;

/** A fact that is looked up once, however often and with whatever it is compared. */
interface Fact {
  readonly key: string;
  readonly test: FactTest;
  readonly values: FactValues;
}

interface JudgedRow {
  readonly of: number;
  readonly count: number;
  readonly unknown: number;
  readonly id: string | null;
  readonly name: string;
  readonly name_key: string;
  readonly state: "member" | "unclaimed";
}

export interface Judged {
  readonly of: number;
  readonly count: number;
  readonly unknown: number;
  /** Who meet it, in the order of their names: a page and one more, which tells that there is another page. */
  readonly meeting: readonly (Pick<JudgedRow, "name" | "name_key" | "state"> & { readonly id: string })[];
}

/** Judges everybody who belongs, in one query. */
export async function judged(
  providers: Providers,
  criterion: Criterion,
  scope: FactScope,
  after: readonly [string, string] | null,
): Promise<Judged> {
  const facts = await factsIn(providers, criterion, scope);
  const query = sql<JudgedRow>`
    with ${ctes(facts)} judged as materialized (
      select m.id, m.name, m.name_key, m.state, ${conditionOf(criterion, facts)} as is_met
      from memberships m ${joins(facts)}
      where m.community_id = ${scope.communityId} and m.state in ('member', 'unclaimed')
    ), counted as (
      select count(*) as "of", count(*) filter (where is_met) as "count",
        count(*) filter (where is_met is null) as "unknown"
      from judged
    ), page as (
      select id, name, name_key, state from judged
      where is_met ${after === null ? sql`` : sql`and (name_key, id) > (${after[0]}::text, ${after[1]}::uuid)`}
      order by name_key, id limit ${PAGE_SIZE + 1}
    )
    select * from counted left join page on true order by name_key, id`;
  const rows = await withoutNestedLoops(scope.db, async (tx) => (await query.execute(tx)).rows);
  const { of = 0, count = 0, unknown = 0 } = rows[0] ?? {};
  return {
    of,
    count,
    unknown,
    meeting: rows.flatMap(({ id, name, name_key, state }) =>
      id === null ? [] : [{ id, name, name_key, state }],
    ),
  };
}

/** How many members a fact has rows of is hard to foresee; taken for few, each would be looked up among all others. */
async function withoutNestedLoops<Result>(db: Db, work: (tx: Db) => Promise<Result>): Promise<Result> {
  if (!db.isTransaction) return db.transaction().execute((tx) => withoutNestedLoops(tx, work));
  await sql`set local enable_nestloop = off`.execute(db);
  const result = await work(db);
  await sql`set local enable_nestloop to default`.execute(db);
  return result;
}

/** What is known of some members, as far as a criterion asks. Whoever does not belong is left out. */
export async function knownOf(
  providers: Providers,
  criterion: Criterion,
  scope: FactScope & { readonly memberIds: readonly string[] },
): Promise<Map<string, KnownFacts>> {
  const facts = await factsIn(providers, criterion, scope);
  const columns = facts.map((fact, k) => sql`, ${valueIn(fact, k)} as ${sql.ref(`v${String(k)}`)}`);
  const { rows } = await sql<{ id: string } & Readonly<Record<string, FactValue | null>>>`
    with ${ctes(facts)} asked as (
      select id from memberships
      where community_id = ${scope.communityId} and id = any(${scope.memberIds}::uuid[])
        and state in ('member', 'unclaimed')
    ) select m.id ${sql.join(columns, sql``)} from asked m ${joins(facts)}`.execute(scope.db);
  const places = new Map(facts.map(({ key }, k) => [key, `v${String(k)}`]));
  return new Map(rows.map((row) => [row.id, (asked) => row[places.get(keyOf(asked)) ?? ""] ?? undefined]));
}

function* testsIn(criterion: Criterion): Generator<FactTest> {
  if ("fact" in criterion) yield criterion;
  else if ("not" in criterion) yield* testsIn(criterion.not);
  else for (const part of "all" in criterion ? criterion.all : criterion.any) yield* testsIn(part);
}

/** A fact by its parameters. */
function keyOf(test: FactTest): string {
  if (test.fact === "meaningfulActs") return `${test.fact}/${String(test.inDays)}`;
  return test.fact === "answer" ? `${test.fact}/${test.question}` : test.fact;
}

/** Each fact once; those that nobody provides are left out. */
async function factsIn(providers: Providers, criterion: Criterion, scope: FactScope): Promise<Fact[]> {
  const byKey = new Map([...testsIn(criterion)].map((test) => [keyOf(test), test]));
  const facts: Fact[] = [];
  for (const [key, test] of byKey) {
    const provider = providers.get(test.fact);
    if (provider !== undefined) facts.push({ key, test, values: await provider.valuesOf(test, scope) });
  }
  return facts;
}

const nameOf = (k: number) => sql.ref(`f${String(k)}`);

function ctes(facts: readonly Fact[]): RawBuilder<unknown> {
  return sql.join(
    facts.map(({ values }, k) => sql`${nameOf(k)} as materialized (${values.rows}),`),
    sql` `,
  );
}

function joins(facts: readonly Fact[]): RawBuilder<unknown> {
  return sql.join(
    facts.map((_, k) => sql`left join ${nameOf(k)} on ${nameOf(k)}.member_id = m.id`),
    sql` `,
  );
}

/** What is known, in the type of its sort. */
function valueIn({ test, values }: Fact, k: number): RawBuilder<unknown> {
  const value = sql`${nameOf(k)}.value`;
  const { without } = values;
  switch (factSorts[test.fact]) {
    case "number":
      return sql`coalesce(${value}::float8, ${without}::float8)`;
    case "words":
      return sql`coalesce(${value}::text[], ${without}::text[])`;
    case "yesNo":
      return sql`coalesce(${value}::boolean, ${without}::boolean)`;
  }
}

function conditionOf(criterion: Criterion, facts: readonly Fact[]): RawBuilder<unknown> {
  if ("fact" in criterion) return sql`(${testOf(criterion, facts)})`;
  if ("not" in criterion) return sql`(not ${conditionOf(criterion.not, facts)})`;
  const isAll = "all" in criterion;
  const parts = (isAll ? criterion.all : criterion.any).map((part) => conditionOf(part, facts));
  return sql`(${sql.join([isAll ? sql`true` : sql`false`, ...parts], isAll ? sql` and ` : sql` or `)})`;
}

function testOf(test: FactTest, facts: readonly Fact[]): RawBuilder<unknown> {
  const key = keyOf(test);
  const place = facts.findIndex((fact) => fact.key === key);
  const fact = facts[place];
  if (fact === undefined) return sql`null::boolean`;
  const value = valueIn(fact, place);
  if (!("op" in test)) return value;
  if (test.op === "oneOf") return sql`${value} && ${wordsAsked(test)}::text[]`;
  const number = test.fact === "answer" ? numberIn(value) : value;
  return sql`${number} ${sql.raw(COMPARED[test.op])} ${test.value}::float8`;
}

/** An answer as a number; null where it is none, as in `isFactMet`. */
function numberIn(words: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(case when cardinality(${words}) = 1 and (${words})[1] ~ ${NUMBER_ANSWER} then (${words})[1]::float8 end)`;
}

const COMPARED: Readonly<Record<NumberOp, string>> = {
  atLeast: ">=",
  lessThan: "<",
  atMost: "<=",
  moreThan: ">",
  equals: "=",
};

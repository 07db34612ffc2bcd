import {
  factNames,
  isFactMet,
  isMet,
  type Because,
  type CriteriaFacts,
  type Criterion,
  type KnownFacts,
  type WhoMeets,
} from "@kith/contract/criteria";
import { decisive } from "@kith/contract/criteria-plain";
import { explain, type Names } from "@kith/contract/criteria-words";
import { PAGE_SIZE } from "@kith/contract/text";
import { z } from "zod";
import { cursorAt, placeAt } from "../../../platform/cursor.ts";
import type { Db } from "../../../platform/db/open.ts";
import { charterOf } from "../../charter/index.ts";
import type { FactProvider } from "./provider.ts";
import { judged, knownOf, type Providers } from "./store.ts";

/** Where and when a criterion is asked. */
export interface CriteriaScope {
  readonly db: Db;
  readonly communityId: string;
  readonly at: Date;
}

/** How one member stands to a criterion. */
export interface MetAndWhy {
  readonly isMet: boolean | null;
  /** The facts that decided. */
  readonly because: readonly Because[];
}

/** Criteria over what all modules know: the one place where they are evaluated. */
export interface Criteria {
  /** Who meet it, in the order of names, a page at a time. @throws {InvalidInput} `cursor`. */
  whoMeets(criterion: Criterion, scope: CriteriaScope, cursor?: string): Promise<WhoMeets>;
  /** How many meet it, of how many who belong, and of how many that cannot be told. */
  countMeeting(
    criterion: Criterion,
    scope: CriteriaScope,
  ): Promise<Pick<WhoMeets, "count" | "of" | "unknown">>;
  /** Whether one member meets it, and why; null for whoever does not belong. */
  whyMet(criterion: Criterion, scope: CriteriaScope, memberId: string): Promise<MetAndWhy | null>;
  /** What criteria can be made of there. */
  factsAt(db: Db, communityId: string): Promise<CriteriaFacts>;
}

/** @param from what each module knows. That two of them claim the same fact is a mistake. */
export function criteriaFrom(from: readonly FactProvider[]): Criteria {
  const providers = byFact(from);
  const factsAt = (db: Db, communityId: string) => choicesOf(from, db, communityId);
  return {
    factsAt,
    whoMeets: async (criterion, scope, cursor) => {
      const names = await namesAt(await factsAt(scope.db, scope.communityId), scope);
      return pageOf(providers, scope, { criterion, cursor, names });
    },
    countMeeting: async (criterion, scope) => {
      const { count, of, unknown } = await judged(providers, criterion, { ...scope, memberIds: null }, null);
      return { count, of, unknown };
    },
    whyMet: async (criterion, scope, memberId) => {
      const reasons = await reasonsFor(providers, scope, criterion, [memberId]);
      return reasons.get(memberId) ?? null;
    },
  };
}

function byFact(from: readonly FactProvider[]): Providers {
  const claims = from.flatMap((provider) => provider.facts.map((fact) => [fact, provider] as const));
  const providers = new Map(claims);
  if (providers.size < claims.length) throw new Error("Two modules claim to know the same fact");
  return providers;
}

async function choicesOf(from: readonly FactProvider[], db: Db, communityId: string): Promise<CriteriaFacts> {
  const known = new Set(from.flatMap(({ facts }) => facts));
  const all: CriteriaFacts = {
    facts: factNames.filter((fact) => known.has(fact)),
    carriers: [],
    codes: [],
    questions: [],
  };
  for (const { choices } of from) Object.assign(all, await choices?.(db, communityId));
  return all;
}

/** What ids and roles are called there. */
async function namesAt(
  { carriers, codes, questions }: CriteriaFacts,
  { db, communityId }: CriteriaScope,
): Promise<Names> {
  const { vocabulary } = await charterOf(db, communityId);
  const named = [...carriers, ...codes, ...questions].map(({ id, name }) => [id, name] as const);
  return { ...vocabulary, ...Object.fromEntries(named) };
}

const Place = z.tuple([z.string().max(400), z.uuid()]);

interface PageAsked {
  readonly criterion: Criterion;
  readonly cursor: string | undefined;
  readonly names: Names;
}

async function pageOf(
  providers: Providers,
  scope: CriteriaScope,
  { criterion, cursor, names }: PageAsked,
): Promise<WhoMeets> {
  const after = cursor === undefined ? null : placeAt(cursor, Place);
  const { meeting, ...counts } = await judged(providers, criterion, { ...scope, memberIds: null }, after);
  const page = meeting.slice(0, PAGE_SIZE);
  const ids = page.map(({ id }) => id);
  const reasons = await reasonsFor(providers, scope, criterion, ids);
  const last = page.at(-1);
  return {
    ...counts,
    at: scope.at.toISOString(),
    explanation: {
      "zh-CN": explain(criterion, "zh-CN", names).sentence,
      en: explain(criterion, "en", names).sentence,
    },
    members: page.map(({ id, name, state }) => ({
      id,
      name,
      state,
      because: [...(reasons.get(id)?.because ?? [])],
    })),
    next: meeting.length > PAGE_SIZE && last !== undefined ? cursorAt([last.name_key, last.id]) : null,
  };
}

async function reasonsFor(
  providers: Providers,
  scope: CriteriaScope,
  criterion: Criterion,
  memberIds: readonly string[],
): Promise<Map<string, MetAndWhy>> {
  const known = await knownOf(providers, criterion, { ...scope, memberIds });
  return new Map([...known].map(([id, facts]) => [id, judgedBy(criterion, facts)]));
}

function judgedBy(criterion: Criterion, known: KnownFacts): MetAndWhy {
  const because = decisive(criterion, known).map((test): Because => {
    const value = known(test);
    return { test, value: value ?? null, isMet: isFactMet(test, value) };
  });
  return { isMet: isMet(criterion, known), because };
}

import type { FactTest } from "@kith/contract/criteria";
import { sql, type RawBuilder } from "kysely";
import type { FactProvider, FactScope, FactValues } from "../members/index.ts";
import { codePage } from "./code-store.ts";
import { latestGate } from "./gate-store.ts";

const MOST_CODES = 200;

/** What the gate knows of members, for criteria: what they answered, by which code they came, and who vouched. */
export const gateFacts: FactProvider = {
  facts: ["answer", "channelCode", "hasReferee"],
  valuesOf: (asked, scope) => {
    if (asked.fact === "answer") return answered(asked, scope);
    return asked.fact === "channelCode" ? codes(scope) : vouchedFor(scope);
  },
  choices: async (db, communityId) => {
    const [gate, some] = await Promise.all([
      latestGate(db, communityId),
      codePage(db, communityId, { before: null, limit: MOST_CODES }),
    ]);
    const kinds = { number: "number", choice: "choice", shortText: "text", longText: "text" } as const;
    return {
      codes: some.map(({ id, name }) => ({ id, name })),
      questions: (gate?.settings.questions ?? []).map(({ id, text, kind, options }) => ({
        id,
        name: text,
        kind: kinds[kind],
        options,
      })),
    };
  },
};

/** Empty of who was asked and left it empty; unknown of who was never asked. Compared as `answerKey` does. */
function answered({ question }: Extract<FactTest, { fact: "answer" }>, scope: FactScope): FactValues {
  const rows = sql`
    select a.member_id, case when a.answers ? ${question} then array[${keyOfAnswer(question)}] else '{}'::text[] end as value
    from (${cameBy(scope)}) as a
    join gates g on g.community_id = a.community_id and g.version = a.gate_version
    where g.settings -> 'questions' @> ${JSON.stringify([{ id: question }])}::jsonb`;
  return { rows, without: null };
}

const keyOfAnswer = (question: string) =>
  sql`btrim(regexp_replace(lower(normalize(a.answers ->> ${question}, NFKC)), '\\s+', ' ', 'g'))`;

function codes(scope: FactScope): FactValues {
  const rows = sql`
    select a.member_id, case when a.code_id is null then '{}'::text[] else array[a.code_id::text] end as value
    from (${cameBy(scope)}) as a`;
  return { rows, without: [] };
}

function vouchedFor(scope: FactScope): FactValues {
  const rows = sql`select a.member_id, a.referee_state is not distinct from 'vouched' as value from (${cameBy(scope)}) as a`;
  return { rows, without: false };
}

/** By which application each is a member: the last one, where there were several. */
function cameBy({ communityId, memberIds }: FactScope): RawBuilder<unknown> {
  return sql`
    select distinct on (member_id) community_id, member_id, gate_version, answers, code_id, referee_state
    from applications where community_id = ${communityId} and state = 'admitted' and member_id is not null
      ${memberIds === null ? sql`` : sql`and member_id = any(${memberIds}::uuid[])`}
    order by member_id, ended_at desc`;
}

import { sql, type RawBuilder } from "kysely";
import type { FactProvider, FactScope, FactValues } from "../members/index.ts";
import { takingPart } from "../ties/index.ts";

const DAY_MS = 86_400_000;
const DAY_SECONDS = 86_400;

/** What talk knows of members, for criteria: how they take part, by what they write and by what they do. */
export const talkFacts: FactProvider = {
  facts: ["meaningfulActs", "quietDays"],
  valuesOf: (asked, scope) =>
    asked.fact === "meaningfulActs" ? meaningfulActs(asked.inDays, scope) : quietDays(scope),
};

/** The same text twice counts once. */
function meaningfulActs(inDays: number, scope: FactScope): FactValues {
  const from = new Date(scope.at.getTime() - inDays * DAY_MS);
  const rows = sql`
    select member_id, count(*) as value from (
      select member_id, what from (${takingPart(scope, from)}) as done
      union
      select author_id, case when text = '' then id::text else md5(lower(btrim(text))) end
      from posts where ${said(scope)} and posted_at > ${from}
    ) as meant group by member_id`;
  return { rows, without: 0 };
}

/** Counted from when they last took part, or from when they joined, whichever is later. */
function quietDays(scope: FactScope): FactValues {
  const { communityId, at, memberIds } = scope;
  const rows = sql`
    select m.id as member_id,
      greatest(0, floor(extract(epoch from ${at}::timestamptz - greatest(m.joined_at, acted.at)) / ${DAY_SECONDS})) as value
    from memberships m left join (
      select member_id, max(at) as at from (
        select member_id, at from (${takingPart(scope, null)}) as done
        union all
        select author_id, max(posted_at) from posts where ${said(scope)} group by author_id
      ) as meant group by member_id
    ) as acted on acted.member_id = m.id
    where m.community_id = ${communityId} and coalesce(m.joined_at, acted.at) is not null
      ${memberIds === null ? sql`` : sql`and m.id = any(${memberIds}::uuid[])`}`;
  return { rows, without: null };
}

/** Posts that say something, up to now. */
function said({ communityId, at, memberIds }: FactScope): RawBuilder<unknown> {
  return sql`community_id = ${communityId} and posted_at <= ${at} and ${sql.raw(SAYS_SOMETHING)}
    ${memberIds === null ? sql`` : sql`and author_id = any(${memberIds}::uuid[])`}`;
}

/**
 * Whether a post says something: at least 6 Chinese characters or 3 words, links left out, or something attached; and it
 * is no greeting, sticker or the like. It stands here as in the index `posts_of_substance`, which answers for it.
 * Source: metrics.md `activeRate`.
 */
export const SAYS_SOMETHING = String.raw`(removed_at is null and (flags & 2) = 0
    and form <> all ('{5,8,9,10,11,18,19}'::smallint[])
    and ((flags & 4) <> 0
      or (case when position('://' in text) > 0 then regexp_replace(text, 'https?://[^\s，。]+', ' ', 'gi') else text end)
        ~ '(?:[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U00032000][^\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U00032000]*){6}|(?:[0-9A-Za-z\u00c0-\u1fff\u3100-\u33ff\ua000-\ud7a3]+[^0-9A-Za-z\u00c0-\u1fff\u3100-\u33ff\ua000-\ud7a3]+){2}[0-9A-Za-z\u00c0-\u1fff\u3100-\u33ff\ua000-\ud7a3]')
    and not (char_length(text) <= 40 and text ~* '^[\s!-/:-@[-\u0060{-¿\u2010-\u206f\u2600-\u303f\ufe00-\uff0f\uff1a-\uff20\U0001f000-\U0001faff]*(?:(?:hi|hello|hey|yo|hiya|howdy|greetings|good (?:morning|afternoon|evening|day)|welcome|morning|evening|gm|gn|hallo|salut|hola)(?:[\s!-/:-@]+(?:all|everyone|everybody|guys|folks|there|friends|people|again|hello|\S{1,12}))?|(?:大家|各位|你们|群友们|朋友们)?(?:大家好|各位好|你们好|你好|您好|早上好|早安|早|晚上好|晚安|下午好|中午好|好|嗨|哈喽|哈罗|新人报到|报到|报道|冒泡|打卡|签到|欢迎(?:新人|你|加入)?|新人求罩|请多关照|初来乍到|路过){1,2}[呀啊哦哈]?(?:[\s!-/:-@\u2010-\u206f\u3000-\u303f\uff01-\uff20]+(?:大家|各位|朋友们|新人|请多关照|\S{1,12}))?)[\s!-/:-@[-\u0060{-¿\u2010-\u206f\u2600-\u303f\ufe00-\uff0f\uff1a-\uff20\U0001f000-\U0001faff]*$'))`;

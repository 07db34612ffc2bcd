import type { Pool } from "pg";
import type { MadeCommunity } from "./instance.ts";

export interface Sizes {
  readonly communities: number;
  readonly members: number;
  readonly applications: number;
  readonly acts: number;
  readonly posts: number;
}

/**
 * Makes the community large and copies it many times, small. Everything lies within the last year; the larger half of
 * what happens is done by a tenth of the people, as it is.
 */
export async function fill(
  pool: Pool,
  { communityId, slug, personId }: MadeCommunity,
  { communities, members, applications, acts, posts }: Sizes,
): Promise<void> {
  const run = (text: string, values: readonly unknown[]) => pool.query(text, [...values]);
  await run(MEMBERS, [communityId, members]);
  await run(ONE_MEMBER, [communityId, personId]);
  await run(ACTS, [communityId, acts, members]);
  await run(POSTS, [communityId, posts, members]);
  await run(APPLICATIONS, [communityId, applications]);
  for (const table of ["communities", "charter_versions", "charter_drafts", "gates", "gate_landings"])
    await run(copies(table), [communityId, communities]);
  await run(SLUGS, [slug, communities]);
  await run(SMALL_MEMBERS, [communities]);
  await pool.query("vacuum analyze");
}

const nthMember = (n: string) => `('00000000-0000-7000-9000-' || lpad((${n})::text, 12, '0'))::uuid`;
const nthCommunity = (n: string) => `('00000000-0000-7000-a000-' || lpad((${n})::text, 12, '0'))::uuid`;
const some = nthMember("1 + floor(power(random(), 3) * $3)");

const MEMBERS = `
  insert into memberships (community_id, id, name, name_key, state, joined_at, added_at)
  select $1, ${nthMember("k")}, 'Member ' || k, 'member ' || k,
    case when k % 5 = 0 then 'unclaimed' else 'member' end,
    case when k % 5 > 0 then now() - (k % 400) * interval '1 day' end, now()
  from generate_series(1, $2::int) k`;

const ONE_MEMBER = `
  update memberships set person_id = $2 where community_id = $1 and id = ${nthMember("1")}`;

const ACTS = `
  insert into acts (community_id, id, at, kind, actor_id, target_id, source, probability)
  select $1, gen_random_uuid(), now() - random() * interval '365 days',
    (array['replied', 'replied', 'replied', 'thanked', 'mentioned', 'met', 'matched'])[1 + floor(random() * 7)::int],
    ${some}, ${some}, 'explicit', 1
  from generate_series(1, $2::int)`;

const POSTS = `
  insert into posts (community_id, id, kind, author_id, posted_at, form, flags, mentions, reactions, text, terms)
  select $1, gen_random_uuid(), 'message', ${some}, now() - random() * interval '365 days', 0, 0, '{}', 0,
    (array['hello everyone', 'ok', '周六我带热水来 ' || k, 'I would rather meet on Sunday, number ' || k])
      [1 + floor(random() * 4)::int], ''
  from generate_series(1, $2::int) k`;

const APPLICATIONS = `
  insert into applications
  select (jsonb_populate_record(one, jsonb_build_object('id', gen_random_uuid(), 'person_id', gen_random_uuid(),
    'sent_at', one.sent_at + k * interval '1 second'))).*
  from applications one, generate_series(1, $2::int) k where one.community_id = $1`;

const copies = (table: string) => `
  insert into ${table}
  select (jsonb_populate_record(one, jsonb_build_object('community_id', ${nthCommunity("k")}))).*
  from ${table} one, generate_series(1, $2::int) k where one.community_id = $1`;

const SLUGS = `
  insert into community_slugs (slug, community_id)
  select $1 || '-' || k, ${nthCommunity("k")} from generate_series(1, $2::int) k`;

const SMALL_MEMBERS = `
  insert into memberships (community_id, id, name, name_key, state, joined_at, added_at)
  select ${nthCommunity("k")}, gen_random_uuid(), 'Member ' || m, 'member ' || m, 'member', now(), now()
  from generate_series(1, $1::int) k, generate_series(1, 10) m`;

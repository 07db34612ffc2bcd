import type { Talk } from "@kith/contract/talk";
import "../../server/src/modules/talk/tables.ts";
import "../../server/src/modules/ties/tables.ts";
import { copyRows, copyTransaction } from "../../server/src/platform/db/copy.ts";
import type { Database } from "../../server/src/platform/db/open.ts";
import type { Ids } from "../../server/src/platform/ids.ts";

/** A made-up talk as a community of the database: people, posts, and an act for each answer. */
export interface Filled {
  readonly communityId: string;
  readonly organiserId: string;
  readonly members: number;
}

const AT_ONCE = 20_000;

export async function fill({ pool }: Database, ids: Ids, talk: Talk): Promise<Filled> {
  const communityId = ids();
  const memberIds = talk.people.map(() => ids());
  const postIds = Array.from({ length: talk.length }, () => ids());
  const first = new Date(talk.at[0] ?? 0);
  await pool.query("insert into communities values ($1, 'bench', 'UTC', 'en', $2, null)", [
    communityId,
    first,
  ]);
  await pool.query(
    `insert into memberships (community_id, id, name, state, joined_at, added_at)
     select $1, id, name, 'member', $4, $4 from unnest($2::uuid[], $3::text[]) as people (id, name)`,
    [communityId, memberIds, talk.people.map(({ name }) => name), first],
  );
  await pool.query("insert into role_terms values ($1, $2, $3, 'organiser', $4, null, null)", [
    communityId,
    ids(),
    memberIds[0],
    first,
  ]);
  const rowsOf = rowsFrom(talk, { communityId, memberIds, postIds, ids });
  for (let from = 0; from < talk.length; from += AT_ONCE) {
    const part = Array.from({ length: Math.min(AT_ONCE, talk.length - from) }, (_, k) => from + k);
    await copyTransaction(pool, async (tx) => {
      await copyRows(tx, "posts", POST_COLUMNS, part.map(rowsOf.post));
      await copyRows(tx, "acts", ACT_COLUMNS, part.flatMap(rowsOf.act));
    });
  }
  await pool.query("analyze");
  return { communityId, organiserId: memberIds[0]!, members: memberIds.length };
}

const POST_COLUMNS = [
  "community_id",
  "id",
  "kind",
  "reply_to_id",
  "author_id",
  "posted_at",
  "form",
  "flags",
  "mentions",
  "reactions",
  "text",
  "terms",
] as const;

const ACT_COLUMNS = [
  "community_id",
  "id",
  "at",
  "kind",
  "actor_id",
  "target_id",
  "object_id",
  "source",
  "probability",
] as const;

interface Given {
  readonly communityId: string;
  readonly memberIds: readonly string[];
  readonly postIds: readonly string[];
  readonly ids: Ids;
}

function rowsFrom(talk: Talk, { communityId, memberIds, postIds, ids }: Given) {
  const author = (message: number) => memberIds[talk.author[message]!]!;
  return {
    post: (i: number) => {
      const target = talk.replyTo[i]!;
      const mentions = [
        ...talk.mentions.people.subarray(talk.mentions.starts[i], talk.mentions.starts[i + 1]),
      ];
      return [
        communityId,
        postIds[i]!,
        target < 0 ? "topic" : "reply",
        target < 0 ? null : postIds[target]!,
        author(i),
        new Date(talk.at[i]!),
        talk.kind[i]!,
        talk.flags[i]!,
        mentions.map((person) => memberIds[person]!),
        talk.reactions[i]!,
        talk.texts.at(i),
        "",
      ];
    },
    act: (i: number) => {
      const target = talk.replyTo[i]!;
      if (target < 0 || talk.author[target] === talk.author[i]) return [];
      const at = new Date(talk.at[i]!);
      return [[communityId, ids(), at, "replied", author(i), author(target), postIds[i]!, "explicit", 1]];
    },
  };
}

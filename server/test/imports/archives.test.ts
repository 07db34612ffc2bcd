import { SearchView, TopicsView } from "@kith/contract/posts";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { archivesFolder } from "../../../bench/support/archive-talks.ts";
import { filesAt } from "../../src/cli/files.ts";
import { importPlace, type ImportTools } from "../../src/modules/imports/index.ts";
import { aloneOn } from "../../src/platform/db/alone.ts";
import { copyingOn } from "../../src/platform/db/copy.ts";
import { filesIn } from "../../src/platform/files.ts";
import { dataFolderOf } from "../app.ts";
import { foundedCommunity, ownWorld, type Community } from "../world.ts";

const own = ownWorld();
const SETS = ["zulip-lean", "discourse-urho3d", "forum-s1-zh"];

const tools = (): ImportTools => ({
  ctx: own.current.ctx,
  copying: copyingOn(own.current.database.pool),
  alone: aloneOn(own.current.database.pool),
  files: filesIn(dataFolderOf(own.current.app)),
});

async function broughtIn(place: string): Promise<Community> {
  const community = await foundedCommunity(own.current);
  const files = await filesAt(place);
  const { outcome, counts } = await importPlace(tools(), {
    slug: community.slug,
    name: path.basename(place),
    bytes: 0,
    source: () => Promise.resolve(files),
    purpose: "Testing",
    retention: "A minute",
    signal: new AbortController().signal,
  });
  expect(outcome).toBe("done");
  expect(counts.posts).toBeGreaterThan(1000);
  return community;
}

const rows = async <Row extends object>(statement: string, ...given: unknown[]): Promise<Row[]> =>
  (await own.current.database.pool.query<Row>(statement, given)).rows;

describe("three archives of real talk", () => {
  test("live in one instance at once, and none sees another's", { timeout: 400_000 }, async (ctx) => {
    const folder = archivesFolder();
    if (folder === null || !SETS.every((name) => existsSync(path.join(folder, name)))) {
      ctx.skip("needs the archives folder");
      return;
    }
    expect(readdirSync(folder).length).toBeGreaterThanOrEqual(SETS.length);
    const communities: Community[] = [];
    for (const name of SETS) communities.push(await broughtIn(path.join(folder, name)));
    for (const [index, community] of communities.entries()) {
      const [post] = await rows<{ id: string; word: string }>(
        `select id, substring(text from '[[:alpha:]]{2,12}') as word from posts
         where community_id = $1 and text ~ '[[:alpha:]]{2,12}' order by posted_at limit 1 offset 100`,
        community.communityId,
      );
      const found = await community.organiser.get(
        `${community.path}/search?q=${encodeURIComponent(post!.word)}`,
      );
      const ids = found.as(SearchView).posts.map(({ id }) => id);
      expect(ids.length).toBeGreaterThan(0);
      const strange = await rows(
        "select 1 from posts where id = any($1) and community_id <> $2",
        ids,
        community.communityId,
      );
      expect(strange).toEqual([]);
      for (const other of communities.filter((_, k) => k !== index)) {
        expect((await other.organiser.get(`${other.path}/posts/${post!.id}`)).status).toBe(404);
        expect((await other.organiser.get(`${community.path}/topics`)).status).toBe(404);
      }
      const { topics } = (await community.organiser.get(`${community.path}/topics`)).as(TopicsView);
      const own = await rows(
        "select 1 from topics where community_id = $1 and id = any($2)",
        community.communityId,
        topics.map(({ id }) => id),
      );
      expect(own.length).toBe(topics.length);
    }
    // Every act is between members of its own community, about a post of it.
    const astray = await rows(
      `select 1 from acts a where not exists (select from memberships m where m.community_id = a.community_id and m.id = a.actor_id)
         or (a.target_id is not null and not exists (
           select from memberships m where m.community_id = a.community_id and m.id = a.target_id))
         or (a.object_id is not null and not exists (
           select from posts p where p.community_id = a.community_id and p.id = a.object_id)) limit 1`,
    );
    expect(astray).toEqual([]);
  });
});

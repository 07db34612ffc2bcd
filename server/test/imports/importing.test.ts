import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ownDatabase } from "../database/database.ts";
import { fixture, importWorld, telegram, zippedFixture, type Line, type World } from "./world.ts";

const database = ownDatabase();
let world: World;

beforeAll(async () => {
  world = await importWorld(database.current);
});
afterAll(() => world.app.close());

const rows = async <Row extends object>(statement: string, ...given: unknown[]): Promise<Row[]> => {
  const found = await database.current.pool.query<Row>(statement, given);
  return found.rows;
};

const LINES: readonly Line[] = [
  { id: 1, from: "Ada", text: "Who brings the rope?", minute: 0 },
  { id: 2, from: "Bo", text: "I do", minute: 1, replyTo: 1 },
  { id: 3, from: "Cai", text: "周六去山上，八点见", minute: 2 },
  { id: 4, from: "Ada", text: "Thanks @Bo", minute: 3, replyTo: 2 },
];

test("what an export holds becomes people, a channel, posts and acts", async () => {
  const done = await world.imported(telegram(LINES));
  expect(done).toMatchObject({ state: "done", share: 1, failure: null, formats: ["telegram-json"] });
  expect(done.counts).toMatchObject({ read: 4, posts: 4, already: 0, replies: 2, people: 3, topics: 1 });
  expect(done.confirmed).toMatchObject({ memberId: world.organiser.memberId, purpose: "Keep our history" });
  const posts = await rows<{ text: string; author: string; answered: string | null; channel: string }>(
    `select p.text, m.name as author, a.text as answered, t.title as channel from posts p
     join memberships m on m.id = p.author_id join topics t on t.id = p.topic_id
     left join posts a on a.id = p.reply_to_id where p.import_id = $1 order by p.posted_at`,
    done.id,
  );
  expect(posts).toEqual([
    { text: "Who brings the rope?", author: "Ada", answered: null, channel: "Hill walkers" },
    { text: "I do", author: "Bo", answered: "Who brings the rope?", channel: "Hill walkers" },
    { text: "周六去山上，八点见", author: "Cai", answered: null, channel: "Hill walkers" },
    { text: "Thanks @Bo", author: "Ada", answered: "I do", channel: "Hill walkers" },
  ]);
  const acts = await rows(
    `select a.kind, x.name as from, y.name as to, a.source from acts a join memberships x on x.id = a.actor_id
     left join memberships y on y.id = a.target_id where a.import_id = $1 order by a.at`,
    done.id,
  );
  expect(acts).toEqual([
    { kind: "replied", from: "Bo", to: "Ada", source: "explicit" },
    { kind: "replied", from: "Ada", to: "Bo", source: "explicit" },
  ]);
});

import { ApplicationQueue, ManyDecided } from "@kith/contract/applications";
import { expect, test } from "vitest";
import { ownWorld } from "../world.ts";
import { applicant, done, openGate } from "./world.ts";

const world = ownWorld();

/** As many as one that was sent by hand, a second apart. */
const MANY = `insert into applications select (jsonb_populate_record(x, jsonb_build_object(
    'id', gen_random_uuid(), 'person_id', gen_random_uuid(), 'name', '申请人' || n,
    'sent_at', x.sent_at + n * interval '1 second'))).*
  from applications x, generate_series(1, 2999) n where x.community_id = $1`;

test("3,000 who apply in a day are gone through page by page, each once, and decided by the hundred", async () => {
  const community = await openGate(world.current);
  await applicant(world.current, community, "申请人0");
  await world.current.database.pool.query(MANY, [community.communityId]);
  const { organiser, path } = community;
  const seen: string[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const url = `${path}/applications${cursor === "" ? "" : `?cursor=${cursor}`}`;
    const page: ApplicationQueue = done(await organiser.get(url), 200, ApplicationQueue);
    expect(page.counts.waiting).toBe(3000);
    seen.push(...page.applications.map(({ name }) => name));
    cursor = page.next;
  }
  expect(seen).toEqual(Array.from({ length: 3000 }, (_, place) => `申请人${String(place)}`));
  const { applications } = (await organiser.get(`${path}/applications`)).as(ApplicationQueue);
  const ids = applications.map(({ id }) => id);
  const asked = { ids, outcome: "refuse", reason: "这一期满了" };
  const { decided } = done(await organiser.post(`${path}/applications/decide`, asked), 200, ManyDecided);
  expect(decided.every(({ result }) => result === "refused")).toBe(true);
  expect((await organiser.get(`${path}/applications`)).as(ApplicationQueue).counts.waiting).toBe(2950);
}, 60_000);

import os from "node:os";
import { ImportView } from "@kith/contract/imports";
import { beforeAll, expect, test } from "vitest";
import { insightModule } from "../../src/modules/insight/index.ts";
import { telegram, upload } from "../imports/world.ts";
import { foundedCommunity, ownWorld, type Community } from "../world.ts";

// Nobody does jobs here but what the test starts.
const own = ownWorld();
let community: Community;
let imported: ImportView;

beforeAll(async () => {
  community = await foundedCommunity(own.current);
  const line = { id: 1, from: "Ada", text: "Who brings the rope?", minute: 0 };
  const as = { path: community.path, as: community.organiser };
  imported = (await upload(own.current, as, telegram([line]))).as(ImportView);
});

async function count(): Promise<void> {
  const { ctx, database } = own.current;
  const { tasks } = insightModule({ ctx, connection: database.pool.options, scratch: os.tmpdir() });
  await tasks!["insight.count"]!({ communityId: community.communityId });
}

const rows = async (sql: string) => (await own.current.database.pool.query(sql)).rowCount;
const judged = () => rows("select from diagnosis_runs");
const asked = () => rows("select from graphile_worker.jobs where task_identifier = 'insight.count'");

test("half a history is not judged; the whole is, and so is what is there once somebody stops it", async () => {
  await own.current.database.pool.query(
    "delete from graphile_worker._private_jobs where task_id = (select id from graphile_worker._private_tasks where identifier = 'insight.count')",
  );
  await count();
  expect([await judged(), await asked()]).toEqual([0, 1]);

  await community.organiser.post(`${community.path}/imports/${imported.id}/cancel`);
  await count();
  expect(await judged()).toBe(1);
});

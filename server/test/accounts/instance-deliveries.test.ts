import { InstanceDeliveries } from "@kith/contract/instance";
import { beforeEach, describe, expect, test } from "vitest";
import { MOST_TRIES } from "../../src/platform/delivery/decide.ts";
import { DAYTIME, ownMailWorld, reachable, settled, told, type MailWorld } from "../mail-world.ts";
import { asking, visitor, type Visitor } from "../world.ts";

const withMail = ownMailWorld();
const withoutMail = ownMailWorld({ hasMail: false });
const PATH = "/api/instance/deliveries";

async function admin(world: MailWorld): Promise<Visitor> {
  const one = await visitor(world, "Admin");
  await world.database.pool.query("insert into instance_admins (person_id, since) values ($1, $2)", [
    one.personId,
    DAYTIME,
  ]);
  return one;
}

const seen = async (one: Visitor) => (await one.get(PATH)).as(InstanceDeliveries);

beforeEach(async () => {
  for (const { current: world } of [withMail, withoutMail]) {
    world.clock.set(DAYTIME);
    await world.database.pool.query("delete from notices");
  }
  withMail.current.office.answers = {};
});

describe("whoever runs the instance", () => {
  test("sees without a mail server what waits for one; the app has it all the same", async () => {
    const world = withoutMail.current;
    const ana = await reachable(world, "Ana", "ana@example.org");
    // At night too: what cannot go out in the morning either is not said to.
    world.clock.set("2026-03-02T15:00:00Z");
    await told(world, { personIds: [ana.personId] });
    await settled(world);
    const view = await seen(await admin(world));
    expect(view.mail).toEqual({ isSetUp: false, from: null, hasPublicUrl: false });
    expect(view.counts).toMatchObject({ held: 1, failed: 0 });
    expect(view.waiting).toMatchObject([{ person: "Ana", purpose: "service", state: "held", route: "mail" }]);
    expect(JSON.stringify(view)).not.toContain("ana@example.org");
    expect(JSON.stringify(view)).not.toContain("export");
    expect((await ana.get("/api/notices/unread")).text).toContain('"unread":1');
  });

  test("sees until when mail waits for the morning", async () => {
    const world = withMail.current;
    const ana = await reachable(world, "Ana", "ana1@example.org");
    world.clock.set("2026-03-02T15:00:00Z");
    await told(world, { personIds: [ana.personId] });
    await settled(world);
    const view = await seen(await admin(world));
    expect(view.mail).toEqual({ isSetUp: true, from: "kith@example.net", hasPublicUrl: true });
    expect(view.waiting).toMatchObject([
      { state: "due", dueAt: "2026-03-03T00:00:00.000Z", last: { what: "quiet" } },
    ]);
  });

  test("sees what was refused, and what may have been delivered, the latest first, and why", async () => {
    const world = withMail.current;
    const ana = await reachable(world, "Ana", "ana2@example.org");
    world.office.answers = { to: { code: 550 } };
    await told(world, { personIds: [ana.personId] });
    await settled(world);
    world.clock.set("2026-03-02T09:30:00Z");
    world.office.answers = { data: "cut" };
    await told(world, { personIds: [ana.personId] });
    await settled(world);
    const view = await seen(await admin(world));
    expect(view.counts).toMatchObject({ failed: 1, unknown: 1, held: 0 });
    expect(view.troubled.map(({ state }) => state)).toEqual(["unknown", "failed"]);
    expect(view.troubled[1]!.last?.detail).toContain("no such user");
    expect(JSON.stringify(view)).not.toContain("@example.org");
    expect(view.troubled[1]!.tries).toBeLessThan(MOST_TRIES);
  });
});

test("for everybody else there is no such place", async () => {
  const { app } = withMail.current;
  const ben = await visitor(withMail.current, "Ben");
  const answer = await ben.get(PATH);
  expect(answer.status).toBe(404);
  const { requestId: _, ...nothing } = JSON.parse((await ben.get("/api/instance/nowhere")).text) as Record<
    string,
    unknown
  >;
  expect(JSON.parse(answer.text)).toMatchObject(nothing);
  expect((await asking(app, {}).get(PATH)).status).toBe(401);
});

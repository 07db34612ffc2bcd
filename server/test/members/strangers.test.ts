import { ClaimInvite, MadeId } from "@kith/contract/members";
import { describe, expect, test } from "vitest";
import {
  foundedCommunity,
  joined,
  ownWorld,
  phoneGranted,
  unclaimed,
  visitor,
  type Community,
} from "../world.ts";

const world = ownWorld();

describe("a community that is not one's own", () => {
  test("is gone for one who left, and not for one who came back", async () => {
    const community = await foundedCommunity(world.current);
    const lin = await joined(world.current, community, "林夏");
    await lin.post(`${community.path}/leave`);
    expect((await lin.get(community.path)).status).toBe(404);
    expect((await lin.get("/api/home")).text).not.toContain(community.slug);
  });
});

/** Everything of a community that has an id, by the parameter it would be given as. */
async function idsIn(community: Community): Promise<Record<string, string[]>> {
  const { organiser, path: at } = community;
  const lin = await joined(world.current, community, "林夏");
  const wen = await unclaimed(world.current, community, "温如");
  const carrier = (await organiser.post(`${at}/carriers`, { kind: "other", name: "群" })).as(MadeId).id;
  const contact = await phoneGranted(community, organiser, lin);
  const place = { kind: "venue", name: "茶馆", shownTo: "members" };
  const placeId = (await organiser.post(`${at}/me/places`, place)).as(MadeId).id;
  const { rows } = await world.current.database.pool.query<{ id: string }>(
    "select id from role_terms where community_id = $1",
    [community.communityId],
  );
  return {
    id: [carrier, contact, placeId],
    memberId: [organiser.memberId, lin.memberId, wen],
    termId: rows.map(({ id }) => id),
    holderId: [lin.memberId],
  };
}

describe("what belongs to another community", () => {
  test("cannot be named in what one sends", async () => {
    const own = await foundedCommunity(world.current);
    const other = await foundedCommunity(world.current);
    const ids = await idsIn(other);
    const { organiser, path: at } = own;
    const term = { role: "backbone", endsAt: null, reason: "" };
    const contact = (
      await organiser.post(`${at}/me/contacts`, { kind: "phone", value: "1", carrierId: null })
    ).as(MadeId).id;
    for (const memberId of ids["memberId"] ?? []) {
      expect((await organiser.post(`${at}/terms`, { ...term, memberId })).status).toBe(404);
      const grants = `${at}/me/contacts/${contact}/grants`;
      expect((await organiser.post(grants, { holderId: memberId })).status).toBe(404);
    }
    for (const carrierId of ids["id"] ?? []) {
      const identity = { kind: "carrier", value: "lin", carrierId };
      expect((await organiser.post(`${at}/me/contacts`, identity)).status).toBe(404);
    }
    const invite = `${other.path}/members/${ids["memberId"]![2]!}/claim-invites`;
    const { token } = (await other.organiser.post(invite)).as(ClaimInvite);
    const stranger = await visitor(world.current, "过客");
    expect((await stranger.post(`${at}/claims`, { token })).status).toBe(404);
  });
});

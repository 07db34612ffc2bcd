import { DrillView, HealthView, MeshPageView } from "@kith/contract/insight";
import { CommunityView } from "@kith/contract/members";
import { beforeAll, describe, expect, test } from "vitest";
import { judge, load, ownDemo, signedInAs, type Asking } from "./world.ts";

const demo = ownDemo();

const communities = [
  { slug: "mba-2019", username: "m01", place: 0 },
  { slug: "english-club", username: "owner", place: 1 },
  { slug: "class-2008", username: "monitor", place: 2 },
] as const;

/** What each community reads about itself. */
async function readBy(asking: Asking, slug: string) {
  const path = `/api/communities/${slug}`;
  return {
    community: (await asking.get(path)).as(CommunityView),
    mesh: (await asking.get(`${path}/mesh`)).as(MeshPageView),
    drill: (await asking.get(`${path}/drill`)).as(DrillView),
    health: (await asking.get(`${path}/health`)).as(HealthView),
  };
}

const read = new Map<string, Awaited<ReturnType<typeof readBy>>>();
beforeAll(async () => {
  for (const { slug, username, place } of communities) {
    await judge(demo.current, demo.current.loaded[place] ?? "");
    read.set(slug, await readBy(await signedInAs(demo.current, username), slug));
  }
}, 60_000);

function of(slug: string) {
  const known = read.get(slug);
  if (known === undefined) throw new Error(`nothing read of ${slug}`);
  return known;
}

const counts = ({ rungs }: DrillView) => Object.fromEntries(rungs.map(({ rung, count }) => [rung, count]));

describe("mba-2019", () => {
  test("has ten members who came themselves, and nobody besides", () => {
    expect(of("mba-2019").community.counts).toEqual({ members: 10, unclaimed: 0, carriers: 1 });
  });

  test("reads 0.444 and 0.333, semi-decentralised", () => {
    const { centralisation, peerShare, band, people, pairs } = of("mba-2019").mesh;
    expect(centralisation).toBeCloseTo(0.444, 3);
    expect(peerShare).toBeCloseTo(0.333, 3);
    expect({ band, people, pairs }).toEqual({ band: "semi", people: 10, pairs: 24 });
  });

  test("is a community, and alive", () => {
    const { run } = of("mba-2019").health;
    expect(run).toMatchObject({ verdict: "community", life: "alive" });
  });

  test("without its chat: four by phone, two at a place, one through a friend, three lost", () => {
    const { drill } = of("mba-2019");
    expect(counts(drill)).toEqual({ phone: 4, place: 2, friend: 1, lost: 3 });
    expect(drill).toMatchObject({ survival: 0.7, survivalWithoutStaff: 0.7, isOnlyChat: false });
    expect(
      drill.rungs
        .at(-1)
        ?.people.map(({ name }) => name)
        .toSorted(),
    ).toEqual(["顾行舟", "苏明远", "梁望"].toSorted());
  });
});

describe("english-club", () => {
  test("reads 1.000 and 0.000, a star, and names whom it turns round", () => {
    const { centralisation, peerShare, band, sentence } = of("english-club").mesh;
    expect({ centralisation, peerShare, band }).toEqual({ centralisation: 1, peerShare: 0, band: "star" });
    expect(sentence).toContain("程悦");
  });

  test("is a broadcast list that says it is for study", () => {
    const { health, community } = of("english-club");
    expect(health.run).toMatchObject({ verdict: "broadcastList", life: "alive" });
    expect(community.charter.motive).toBe("study");
  });

  test("is only a chat: half are found, and nobody without the owner", () => {
    const { drill } = of("english-club");
    expect(drill).toMatchObject({ survival: 0.5, survivalWithoutStaff: 0, isOnlyChat: true });
    expect(counts(drill)).toEqual({ phone: 5, place: 0, friend: 0, lost: 5 });
  });
});

describe("class-2008", () => {
  test("is a community that rests: dormant, not dead", () => {
    const { health, community } = of("class-2008");
    expect(health.run).toMatchObject({ verdict: "community", life: "dormant" });
    expect(community.counts.members).toBe(30);
  });

  test("would find itself again without its chat", () => {
    const { drill } = of("class-2008");
    expect(drill).toMatchObject({ survival: 1, survivalWithoutStaff: 1 });
    expect(counts(drill)).toMatchObject({ phone: 24, friend: 6 });
  });
});

test("the same demo loaded again adds nothing", async () => {
  const { database } = demo.current;
  const rows = async () =>
    (
      await database.pool.query<{ posts: number; acts: number; members: number; people: number }>(
        `select (select count(*) from posts) as posts, (select count(*) from acts) as acts,
           (select count(*) from memberships) as members, (select count(*) from people) as people`,
      )
    ).rows[0];
  const before = await rows();
  expect(await load(database)).toEqual([]);
  expect(await rows()).toEqual(before);
  // Three ask to come in and do not belong.
  expect(before).toMatchObject({ members: 50, people: 53 });
});

import { expect, test } from "vitest";
import { openedCommunity, ownWorld } from "../world.ts";
import { makesCode, openGate, R09, setGate } from "./world.ts";

const world = ownWorld();

/** As a chat tool fetches an address to show what stands behind it. */
async function preview(path: string) {
  const { app } = world.current;
  const answer = await app.inject({ url: path, headers: { accept: "*/*", host: "kith.example" } });
  return { status: answer.statusCode, html: answer.body, robots: answer.headers["x-robots-tag"] };
}

test("an address that is passed on says what it leads to, and who answers for it", async () => {
  const { slug } = await openGate(world.current);
  const { html, status, robots } = await preview(`/join/${slug}`);
  expect(status).toBe(200);
  expect(html).toContain("<title>岭上书会</title>");
  expect(html).toContain('property="og:title" content="岭上书会"');
  expect(html).toContain('property="og:description" content="一起把书读完。 组织者：苏禾"');
  expect(html).toContain(`property="og:url" content="http://kith.example/join/${slug}"`);
  expect(html).toContain('property="og:image" content="http://kith.example/icons/icon-512.png"');
  expect(robots).toBe("noindex");
});

test("nothing is told of a community that is shut, unknown, or wants a code", async () => {
  const community = await openedCommunity(world.current);
  const plain = await preview("/join/never-founded");
  expect(plain.status).toBe(200);
  expect(plain.robots).toBe("noindex");
  expect(await preview(`/join/${community.slug}`)).toEqual(plain);
  await setGate(community, { ...R09, reach: "code" });
  await makesCode(community, { word: "friends" });
  expect(await preview(`/join/${community.slug}`)).toEqual(plain);
  expect(await preview(`/join/${community.slug}/enemies`)).toEqual(plain);
  expect((await preview(`/join/${community.slug}/friends`)).html).toContain("og:title");
});

test("no page under it names a carrier", async () => {
  const community = await openGate(world.current);
  const { organiser, path, slug } = community;
  const carrier = { kind: "wechat_group", name: "书会一群", link: "https://weixin.example/g/abc" };
  expect((await organiser.post(`${path}/carriers`, carrier)).status).toBe(201);
  for (const page of [`/join/${slug}`, `/join/${slug}/apply`]) {
    const { html } = await preview(page);
    expect(html).toContain("岭上书会");
    for (const secret of ["书会一群", "weixin"]) expect(html).not.toContain(secret);
  }
});

test.each(["/join/", "/join/a%00b", "/join/%2e%2e", `/join/${"x".repeat(3000)}`, "/join/a/b/c/d"])(
  "%s is no door, and breaks nothing",
  async (path) => {
    const { html, status } = await preview(path);
    expect(status).toBeLessThan(500);
    expect(html).not.toContain("og:title");
  },
);

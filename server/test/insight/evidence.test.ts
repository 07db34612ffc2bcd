import { EvidencePage, HealthView } from "@kith/contract/insight";
import { Refusal } from "@kith/contract/platform";
import { beforeAll, describe, expect, test } from "vitest";
import { countAndKeep, Thinking } from "../../src/modules/insight/index.ts";
import { foundedCommunity, joined, ownWorld, visitor, type Community, type Member } from "../world.ts";
import { tenMembers } from "./graph.ts";
import { weeksOfHelp } from "./story.ts";

const world = ownWorld();
const LONG = 180_000;
const LINE = "reciprocity";

let community: Community;
let lin: Member;

const count = () =>
  countAndKeep(world.current.ctx, new Thinking(world.current.database.pool.options), community.communityId);

async function health(visitor: Pick<Member, "get">): Promise<HealthView> {
  return (await visitor.get(`${community.path}/health`)).as(HealthView);
}

const lineOf = ({ report }: HealthView, id: string) => report!.lines.find((line) => line.id === id)!;

const place = ({ run }: HealthView, query = "", line = LINE) =>
  `${community.path}/health/runs/${run!.id}/lines/${line}/evidence${query}`;

/** Every portion, one after another. */
async function portions(asks: Pick<Member, "get">, view: HealthView): Promise<EvidencePage[]> {
  const pages: EvidencePage[] = [];
  for (let cursor: string | null = "0"; cursor !== null; cursor = pages.at(-1)!.nextCursor) {
    const answer = await asks.get(place(view, `?cursor=${cursor}`));
    expect(answer.status, answer.text).toBe(200);
    pages.push(answer.as(EvidencePage));
  }
  return pages;
}

beforeAll(async () => {
  community = await foundedCommunity(world.current, {});
  lin = await joined(world.current, community, "林澈");
  const ten = await tenMembers(world.current, community);
  await weeksOfHelp(world.current, community, [ten[0]!, lin.memberId, ...ten.slice(2)], 27);
  await count();
}, LONG);

describe("all evidence of a line", () => {
  test("comes a portion at a time, each piece once, with its posts and people", async () => {
    const { organiser } = community;
    const view = await health(organiser);
    const line = lineOf(view, LINE);
    expect(line.evidence).toHaveLength(5);
    expect(line.evidenceTotal).toBeGreaterThan(20);
    const pages = await portions(organiser, view);
    expect(pages[0]!.evidence).toHaveLength(20);
    expect(pages[0]!.evidence.slice(0, 5)).toEqual(line.evidence);
    const keys = pages.flatMap(({ evidence }) => evidence.map(({ key }) => key));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toHaveLength(Math.min(200, line.evidenceTotal));
    for (const { evidence, posts, people } of pages)
      for (const { key, cards } of evidence) {
        expect(posts[key], key).toHaveLength(cards.length);
        for (const { person } of cards) expect(people[String(person)], key).toBeDefined();
      }
    expect(JSON.stringify(pages)).not.toMatch(/[\u{E000}\u{E001}]/u);
  });

  test("is to a member what is about themselves, and the line counts no more", async () => {
    const view = await health(lin);
    const pages = await portions(lin, view);
    const evidence = pages.flatMap((page) => page.evidence);
    const all = await portions(community.organiser, view);
    expect(evidence.length).toBeGreaterThan(0);
    expect(evidence.length).toBeLessThan(all.flatMap((page) => page.evidence).length);
    expect(evidence).toHaveLength(lineOf(view, LINE).evidenceTotal);
    for (const { cards } of evidence) expect(cards.map(({ name }) => name)).toContain("林澈");
    expect(pages.flatMap(({ people }) => Object.values(people)).every((id) => id === lin.memberId)).toBe(
      true,
    );
    expect(JSON.stringify(pages)).not.toMatch(/m0[3-9]|m10|苏禾/);
  });

  test("is refused of another judgement, another line, to whoever does not belong", async () => {
    const view = await health(lin);
    const stranger = await visitor(world.current, "外人");
    expect((await stranger.get(place(view))).status).toBe(404);
    expect((await lin.get(place(view, "", "luck"))).status).toBe(400);
    for (const cursor of ["-1", "x", "1e3", "99999"])
      expect((await lin.get(place(view, `?cursor=${cursor}`))).status, cursor).toBe(400);
    expect((await lin.get(place(view, "?cursor=9999"))).as(EvidencePage).evidence).toEqual([]);
    const other = { run: { ...view.run!, id: lin.memberId } } as HealthView;
    const gone = await lin.get(place(other));
    expect([gone.status, gone.as(Refusal).reason]).toEqual([409, "recounted"]);
  });

  test(
    "can be disputed beyond what the report shows; what is disputed is not evidence any more",
    async () => {
      const { organiser, path } = community;
      const before = await health(organiser);
      const all = (await portions(organiser, before)).flatMap(({ evidence }) => evidence);
      const shown = JSON.stringify(before.report);
      const piece = all.find(({ key, disputes }) => !shown.includes(`"${key}"`) && disputes.length > 0)!;
      const { dispute } = piece.disputes[0]!;
      const sent = await organiser.post(`${path}/health/disputes`, { runId: before.run!.id, dispute });
      expect(sent.status, sent.text).toBe(201);
      await count();
      const after = await health(organiser);
      expect(after.run!.id).not.toBe(before.run!.id);
      const left = (await portions(organiser, after)).flatMap(({ evidence }) => evidence);
      const textOf = ({ cards }: typeof piece) => cards.map(({ text }) => text).join("\n");
      expect(all.map(textOf)).toContain(textOf(piece));
      expect(left.map(textOf)).not.toContain(textOf(piece));
    },
    LONG,
  );

  test("says what the number would be without the evidence shown, also beside a dispute", async () => {
    const view = await health(community.organiser);
    expect(view.disputes).toHaveLength(1);
    expect(lineOf(view, "needMet").without).toMatch(/^Without .* \d+%/);
  });
});

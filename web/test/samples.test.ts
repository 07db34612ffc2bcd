import { fileOfText, openArchive, readArchive, TalkCollector } from "@kith/archives";
import type { Talk } from "@kith/contract/talk";
import { diagnose } from "@kith/diagnosis";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { generateSamples } from "../samples/generate.ts";
import { sampleIds, sampleZones, type SampleId } from "../src/features/check/samples.ts";

const ids = Object.values(sampleIds).flat();
const WEEK_MS = 7 * 24 * 3600 * 1000;

async function talkOf(id: SampleId): Promise<Talk> {
  const archive = await openArchive([fileOfText(`${id}.txt`, sampleText(id))]);
  const collector = new TalkCollector();
  for await (const items of readArchive(archive, { timeZone: sampleZones[id] })) collector.add(items);
  expect(archive.loss.report().skipped).toEqual([]);
  const [chat] = collector.chats();
  const talk = collector.talk(chat?.key ?? "", sampleZones[id]);
  if (talk === undefined) throw new Error(`no talk in ${id}`);
  return talk;
}

function sampleText(id: SampleId): string {
  return readFileSync(path.resolve(import.meta.dirname, `../public/samples/${id}.txt`), "utf8");
}

test.each(ids)("%s is what its material and generator make", (id) => {
  expect(generateSamples().get(id)).toBe(sampleText(id));
});

test.each(ids)("%s is talk of a dozen people or more over ten weeks, read without loss", async (id) => {
  const talk = await talkOf(id);
  expect(talk.people.length).toBeGreaterThanOrEqual(12);
  expect(talk.length).toBeGreaterThanOrEqual(250);
  expect(talk.length).toBeLessThanOrEqual(400);
  expect(talk.at[talk.length - 1]! - talk.at[0]!).toBeGreaterThan(9 * WEEK_MS);
});

test.each([
  ["zh-translators", "community"],
  ["en-runners", "community"],
  ["zh-english-school", "broadcastList"],
  ["en-english-school", "broadcastList"],
] as const)("%s reads as %s", async (id, verdict) => {
  expect(diagnose(await talkOf(id)).verdict).toBe(verdict);
});

/**
 * npm run bench -- diagnosis [MESSAGES | PATH] [--no-marks | --marks SHARE] [--days DAYS] [--rounds N]
 *
 * How long a talk takes to be judged, intervals included, and how much memory that takes, the talk included.
 * MESSAGES (1000000) are made up, spread over DAYS (365; with 56 all of them are judged), every answer with
 * the carrier's mark unless told otherwise; or the biggest chat of the archive at PATH is judged. Each of N (3)
 * rounds has a process to itself; times are medians, memory is the most. `stages` share out the seconds;
 * `linksPerSecond` is the link model's pace, with all marks hidden, over up to 200000 of the messages;
 * `baselineSeconds` is what it takes in the same process to read every text once and to count in a plain Map
 * who answers whom.
 */
import type { Talk } from "@kith/contract/talk";
import { diagnose, firmnessOf, inferLinks } from "@kith/diagnosis";
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { talksOf } from "./support/archive-talks.ts";
import { StageClock } from "./diagnosis/stages.ts";
import { madeCommunity } from "./diagnosis/talk.ts";
import { median, peakRssMb, runAgain } from "./support/process.ts";

/** Over so many messages the link model's pace is taken. */
const PACED = 200_000;

interface Measured {
  readonly messages: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakRssMb: number;
  readonly stages: Readonly<Record<string, number>>;
  readonly judged: number;
  readonly people: number;
  readonly marks: number;
  readonly verdict: string;
  readonly linksPerSecond: number;
  readonly firmnessSeconds: number;
  readonly baselineSeconds: number;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    "no-marks": { type: "boolean", default: false },
    marks: { type: "string", default: "1" },
    days: { type: "string", default: "365" },
    rounds: { type: "string", default: "3" },
    once: { type: "boolean", default: false },
  },
});
const subject = positionals[0] ?? "1000000";
const marks = values["no-marks"] ? 0 : Number(values.marks);

if (!existsSync(subject) && !/^\d+$/.test(subject)) {
  console.error(
    "npm run bench -- diagnosis [MESSAGES | PATH] [--no-marks | --marks SHARE] [--days D] [--rounds N]",
  );
  process.exit(2);
}
if (values.once) console.log(JSON.stringify(await measure()));
else report();

function report(): void {
  const rounds: Measured[] = [];
  for (let round = 1; round <= Number(values.rounds); round++) {
    rounds.push(runAgain(import.meta.filename, ["--once", ...process.argv.slice(2)]) as Measured);
    console.log(`round ${round}: ${rounds.at(-1)?.seconds} s, ${rounds.at(-1)?.peakRssMb} MB`);
  }
  const middle = (of: (one: Measured) => number) => Number(median(rounds.map(of)).toFixed(3));
  const [one] = rounds;
  if (one === undefined) return;
  const seconds = middle(({ seconds: took }) => took);
  const baselineSeconds = middle(({ baselineSeconds: took }) => took);
  const stages = Object.keys(one.stages).map((name) => [name, middle((round) => round.stages[name] ?? 0)]);
  console.log(
    JSON.stringify({
      messages: one.messages,
      seconds,
      peakRssMb: Math.max(...rounds.map((round) => round.peakRssMb)),
      stages: Object.fromEntries(stages) as unknown,
      messagesPerSecond: Math.round(one.messages / seconds),
      cpuSeconds: middle(({ cpuSeconds }) => cpuSeconds),
      judged: one.judged,
      people: one.people,
      marks: one.marks,
      verdict: one.verdict,
      linksPerSecond: Math.round(middle(({ linksPerSecond }) => linksPerSecond)),
      firmnessSeconds: middle(({ firmnessSeconds }) => firmnessSeconds),
      baselineSeconds,
      ratioToBaseline: Number((seconds / baselineSeconds).toFixed(1)),
    }),
  );
}

async function measure(): Promise<Measured> {
  const talk = await talkAt(subject);
  const clock = new StageClock(() => performance.now());
  const cpu = process.cpuUsage();
  const start = performance.now();
  const diagnosis = diagnose(talk, { onStage: clock.ended, now: clock.now });
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const peak = peakRssMb();
  const window = diagnosis.judged?.scope.window ?? { first: 0, end: 0 };
  return {
    messages: talk.length,
    seconds,
    cpuSeconds: (user + system) / 1e6,
    peakRssMb: peak,
    stages: clock.seconds(seconds),
    judged: window.end - window.first,
    people: talk.people.length,
    marks: shareMarked(talk),
    verdict: diagnosis.verdict,
    firmnessSeconds: secondsOf(() => firmnessOf(diagnosis)),
    linksPerSecond: linkPace(talk),
    baselineSeconds: secondsOf(() => baseline(talk)),
  };
}

async function talkAt(place: string): Promise<Talk> {
  if (!existsSync(place)) {
    return madeCommunity({ messages: Number(place), marks, days: Number(values.days) });
  }
  const talks = (await talksOf(place)).toSorted((a, b) => b.talk.length - a.talk.length);
  if (talks[0] === undefined) throw new Error("no chat was found there");
  return talks[0].talk;
}

/** Share of the messages that carry a mark or a quotation. */
function shareMarked({ replyTo, length }: Talk): number {
  return Number((replyTo.reduce((sum, target) => sum + (target >= 0 ? 1 : 0), 0) / length).toFixed(3));
}

function linkPace(talk: Talk): number {
  const first = Math.max(0, talk.length - PACED);
  return (talk.length - first) / secondsOf(() => inferLinks(talk, { first, isBlind: true }));
}

/** The least any tool must do: read every text, and count who answers whom. */
function baseline({ length, texts, replyTo, author }: Talk): number {
  const pairs = new Map<string, number>();
  let letters = 0;
  for (let i = 0; i < length; i++) {
    letters += texts.at(i).length;
    if (replyTo[i]! < 0) continue;
    const pair = `${author[i]!}/${author[replyTo[i]!]!}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return letters + pairs.size;
}

function secondsOf(run: () => unknown): number {
  const start = performance.now();
  run();
  return (performance.now() - start) / 1000;
}

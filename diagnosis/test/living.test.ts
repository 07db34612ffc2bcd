import { describe, expect, test } from "vitest";
import { diagnose, firmnessOf, reportView, type Diagnosis, type Known } from "../src/index.ts";
import type { Line } from "../src/line.ts";
import { lifeOfCommunity, type LifeFacts } from "../src/verdict.ts";
import { DAY } from "./scene.ts";
import { livingCommunity, restingClass } from "./talk-world.ts";

/** Where nothing is known but that it is old. */
const OLD: Known = {
  foundedAt: 0,
  staffSince: [],
  closedAt: null,
  offCarrier: [],
  survivalWithoutStaff: null,
  calls: [],
};

describe("the lifecycle of a living community", () => {
  const silent: LifeFacts = {
    stage: "silent",
    tiesOutlast: "fails",
    ageDays: 1000,
    silentDays: 400,
    isClosed: false,
    calls: [false, false, false],
  };
  test.each<[string, Partial<LifeFacts>, string]>([
    ["closed, whatever else", { isClosed: true, stage: "active", ageDays: 1 }, "closed"],
    ["under half a year old", { ageDays: 181.9 }, "forming"],
    ["half a year old and lively", { ageDays: 182, stage: "active" }, "alive"],
    ["pulsing", { stage: "pulsing" }, "alive"],
    ["fading, which is a line and no word", { stage: "fading" }, "alive"],
    ["silent, ties outlast", { tiesOutlast: "holds" }, "dormant"],
    ["silent, the last call was answered", { calls: [true, false, false] }, "dormant"],
    ["silent for a year, nobody to be found, three calls unheard", {}, "dead"],
    ["the same a day short of a year", { silentDays: 364.9 }, "unknown"],
    ["the same, an earlier call was heard", { calls: [false, true, false] }, "unknown"],
    ["the same after two calls only", { calls: [false, false] }, "unknown"],
    ["the same, ties in doubt", { tiesOutlast: "inDoubt" }, "unknown"],
    ["the same, ties not told", { tiesOutlast: "notEnough" }, "unknown"],
  ])("%s", (_, facts, life) => {
    expect(lifeOfCommunity({ ...silent, ...facts })).toBe(life);
  });
});

describe("who is staff of what was said before", () => {
  const made = livingCommunity();
  const owner = made.people.length - 1;
  const people = made.people.map((one, person) => ({
    ...one,
    role: person === owner ? ("owner" as const) : ("member" as const),
  }));
  const talk = { ...made, people };
  const staffOf = (since: number) => {
    const { judged } = diagnose(talk, { known: { ...OLD, staffSince: [[owner, since]] } });
    return judged!.scope;
  };
  const end = talk.at[talk.length - 1]!;

  test("whoever was it then", () => {
    expect(staffOf(end - DAY)).toMatchObject({ staff: new Set([owner]), isStaffNamed: true });
  });

  test("whoever said most, where those who are it now came to it later", () => {
    const { staff, isStaffNamed, window } = staffOf(end + DAY);
    const said = talk.people.map(
      (_, person) => talk.author.subarray(window.first, window.end).filter((one) => one === person).length,
    );
    expect(isStaffNamed).toBe(false);
    expect([...staff].map((person) => said[person])).toEqual([Math.max(...said)]);
  });
});

const survivalOf = ({ lines }: Diagnosis) => lines.find(({ id }) => id === "tieSurvival")!;

describe("whether ties outlast the chat", () => {
  const talk = livingCommunity();
  const people = [...talk.people.keys()];
  const ring = people.map((person): [number, number] => [person, (person + 1) % people.length]);
  const grade = (known: Partial<Known>) => survivalOf(diagnose(talk, { known: { ...OLD, ...known } })).grade;

  test("holds where most are tied elsewhere and would be found", () => {
    expect(grade({ offCarrier: ring, survivalWithoutStaff: 0.7 })).toBe("holds");
  });
  test("is in doubt where only one of the two is so", () => {
    expect(grade({ offCarrier: [], survivalWithoutStaff: 0.7 })).toBe("inDoubt");
    expect(grade({ offCarrier: ring, survivalWithoutStaff: 0.4 })).toBe("inDoubt");
  });
  test("fails where neither is so, and then it is no community", () => {
    const known = { ...OLD, survivalWithoutStaff: 0.4 };
    expect(survivalOf(diagnose(talk, { known })).grade).toBe("fails");
    expect(diagnose(talk, { known }).verdict).toBe("undecided");
    expect(diagnose(talk, { known: { ...OLD, survivalWithoutStaff: 0.7 } }).verdict).toBe("community");
  });
  test("is told as of an export where nobody ever recorded anything", () => {
    const [export_, living] = [diagnose(talk), diagnose(talk, { known: OLD })];
    const told = ({ evidence, ...line }: Line) => ({ ...line, pieces: evidence.length });
    expect(told(survivalOf(living))).toEqual(told(survivalOf(export_)));
    expect(living.verdict).toBe(export_.verdict);
  });
});

describe("a class at rest", () => {
  const talk = restingClass();
  const people = [...talk.people.keys()];
  const pairs = people.flatMap((a) => people.filter((b) => b > a).map((b): [number, number] => [a, b]));
  const last = talk.at[talk.length - 1]!;
  const later = { ...talk, exportedAt: Math.max(talk.exportedAt ?? 0, last + 120 * DAY) };

  test("that can find each other is a community, and dormant", () => {
    const known = { ...OLD, offCarrier: pairs, survivalWithoutStaff: 1 };
    const found = diagnose(later, { known });
    expect(found).toMatchObject({ verdict: "community", life: "dormant" });
    const firmness = firmnessOf(found);
    const view = reportView(found, { language: "en", withNames: true, firmness });
    expect(JSON.stringify(view)).not.toMatch(/export/i);
    const chinese = reportView(found, { language: "zh-CN", withNames: true, firmness });
    expect(JSON.stringify(chinese)).not.toMatch(/导出/);
  });
  test("of which nothing is known cannot be told, as an export cannot", () => {
    expect(diagnose(later, { known: OLD }).life).toBe("unknown");
    expect(diagnose(later).life).toBe("unknown");
  });
});

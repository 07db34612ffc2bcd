import { z } from "zod";
import type { Bilingual } from "./language.ts";
import { ruleFaults } from "./recurrence.ts";

export { describeSchedule } from "./schedule-words.ts";

/** What to do with times that passed while nobody was there to fire them: each, the last of them, or nothing. */
export const catchUps = ["all", "last", "none"] as const;
export type CatchUp = (typeof catchUps)[number];

/** Local date and time to the second, without a zone. */
export const LocalTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/);

/** When something happens: a rule of RFC 5545, from a local time on, in a time zone. */
export const When = z.object({
  /** Such as `FREQ=WEEKLY;BYDAY=SA`. */
  rule: z.string().min(1).max(500),
  startsAt: LocalTime,
  /** IANA name. */
  timeZone: z.string().min(1).max(64),
});
export type When = z.infer<typeof When>;

export const scheduleRefusals = [...ruleFaults, "neverFires", "badStart", "badTimeZone"] as const;
export type ScheduleRefusal = (typeof scheduleRefusals)[number];

/** Why a schedule is refused, to whoever wrote it. */
export const scheduleRefusalWords: Readonly<Record<ScheduleRefusal, Bilingual>> = {
  noFrequency: {
    en: "The rule does not say how often: it needs FREQ, such as FREQ=WEEKLY.",
    "zh-CN": "规则没写多久一次：要有 FREQ，例如 FREQ=WEEKLY。",
  },
  unknownPart: {
    en: "The rule has a part that is unknown, or the same part twice.",
    "zh-CN": "规则里有不认识的部分，或同一部分写了两次。",
  },
  badValue: {
    en: "A value in the rule is out of range: there is no 13th month and no 32nd of a month.",
    "zh-CN": "规则里有个值超出了范围，例如第 13 个月、32 号。",
  },
  badCombination: {
    en: "Two parts of the rule cannot stand together, such as COUNT and UNTIL.",
    "zh-CN": "规则里有两部分不能同时用，例如 COUNT 和 UNTIL。",
  },
  badUntil: {
    en: "UNTIL needs an existing day and time in UTC, such as 20261231T160000Z.",
    "zh-CN": "UNTIL 要写 UTC 的日期和时间，而且那一天要存在，例如 20261231T160000Z。",
  },
  tooOften: {
    en: "Once a minute is the most: say minutes, not seconds.",
    "zh-CN": "最多一分钟一次：请按分钟写，不要按秒写。",
  },
  neverFires: {
    en: "By this rule it would never happen, or not any more.",
    "zh-CN": "照这条规则，它永远不会发生，或者已经不会再发生。",
  },
  badStart: {
    en: "The start is not a day and time that exists.",
    "zh-CN": "开始的日期或时间不存在。",
  },
  badTimeZone: {
    en: "There is no such time zone; write it as Asia/Shanghai.",
    "zh-CN": "没有这个时区；请写成 Asia/Shanghai 这样。",
  },
};

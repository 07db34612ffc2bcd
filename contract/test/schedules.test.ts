import { describe, expect, test } from "vitest";
import { describeSchedule, scheduleRefusals, scheduleRefusalWords, When } from "../src/schedules.ts";

/** From a Saturday, the 31st of January 2026, at 09:05 in Shanghai. */
const from = (rule: string, startsAt = "2026-01-31T09:05:00"): When => ({
  rule,
  startsAt,
  timeZone: "Asia/Shanghai",
});

describe("a schedule in words", () => {
  test.each([
    ["FREQ=DAILY", "Every day at 09:05", "每天 09:05"],
    ["FREQ=DAILY;INTERVAL=3;BYHOUR=9,21", "Every 3 days at 09:05 and 21:05", "每 3 天 09:05、21:05"],
    ["FREQ=WEEKLY", "Every week on Saturday at 09:05", "每周六 09:05"],
    ["FREQ=WEEKLY;BYDAY=FR,MO", "Every week on Monday and Friday at 09:05", "每周一、周五 09:05"],
    ["FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "Every 2 weeks on Tuesday at 09:05", "每 2 周的周二 09:05"],
    ["FREQ=MONTHLY;BYMONTHDAY=15", "Every month on the 15th at 09:05", "每月 15 日 09:05"],
    [
      "FREQ=MONTHLY",
      "Every month on the 31st (months without it are left out) at 09:05",
      "每月 31 日（没有这一天的月份跳过） 09:05",
    ],
    [
      "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1,1,2",
      "Every 3 months on the 1st, the 2nd and the last day at 09:05",
      "每 3 个月的 1 日、2 日、最后一天 09:05",
    ],
    ["FREQ=MONTHLY;BYDAY=2SA", "Every month on the second Saturday at 09:05", "每月第二个周六 09:05"],
    ["FREQ=MONTHLY;BYDAY=-1FR", "Every month on the last Friday at 09:05", "每月最后一个周五 09:05"],
    ["FREQ=YEARLY", "Every year on 31 January at 09:05", "每年 1 月 31 日 09:05"],
    [
      "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
      "Every year on 29 February (leap years only) at 09:05",
      "每年 2 月 29 日（只在闰年） 09:05",
    ],
    [
      "FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYDAY=2SU",
      "Every 2 years on the second Sunday of May at 09:05",
      "每 2 年 5 月第二个周日 09:05",
    ],
    ["FREQ=HOURLY", "Every hour, at minute 5", "每小时，在 5 分"],
    ["FREQ=HOURLY;INTERVAL=6;BYMINUTE=0", "Every 6 hours, at minute 0", "每 6 小时，在 0 分"],
    ["FREQ=MINUTELY;INTERVAL=30", "Every 30 minutes", "每 30 分钟"],
    ["FREQ=DAILY;COUNT=1", "Every day at 09:05, once", "每天 09:05，共 1 次"],
    ["FREQ=WEEKLY;COUNT=12", "Every week on Saturday at 09:05, 12 times", "每周六 09:05，共 12 次"],
    [
      "FREQ=DAILY;UNTIL=20261231T160000Z",
      "Every day at 09:05, until 2027-01-01 00:00",
      "每天 09:05，到 2027-01-01 00:00 为止",
    ],
  ])("%s", (rule, en, zh) => {
    expect(describeSchedule(from(rule), "en")).toBe(en);
    expect(describeSchedule(from(rule), "zh-CN")).toBe(zh);
  });

  test.each([
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=MONTHLY;BYDAY=MO",
    "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR",
    "FREQ=MONTHLY;BYMONTHDAY=-3",
    "FREQ=MONTHLY;BYMONTH=5;BYMONTHDAY=1",
    "FREQ=WEEKLY;BYMONTH=5",
    "FREQ=DAILY;BYDAY=MO",
    "FREQ=DAILY;BYHOUR=1,2,3,4,5,6,7",
    "FREQ=HOURLY;BYHOUR=9,10",
    "FREQ=MINUTELY;BYMINUTE=5",
    "FREQ=YEARLY;BYDAY=20MO",
    "FREQ=YEARLY;BYMONTHDAY=1",
    "FREQ=YEARLY;BYMONTH=1,7",
    "FREQ=YEARLY;BYYEARDAY=100",
    "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
    "FREQ=SOMETIMES",
  ])("a rule that is not usual is shown as it is, and said to be a rule: %s", (rule) => {
    expect(describeSchedule(from(rule), "en")).toBe(`By the rule ${rule}, from 2026-01-31 09:05:00 on`);
    expect(describeSchedule(from(rule), "zh-CN")).toBe(`从 2026-01-31 09:05:00 起，按规则 ${rule}`);
  });
});

test("every refusal has words in both languages", () => {
  for (const reason of scheduleRefusals)
    for (const language of ["zh-CN", "en"] as const)
      expect(scheduleRefusalWords[reason][language]).not.toBe("");
});

test("a start without a time, or in a form of its own, is not understood", () => {
  expect(When.safeParse(from("FREQ=DAILY")).success).toBe(true);
  for (const startsAt of ["2026-01-31", "2026-01-31T09:05Z", "31.1.2026 09:05"])
    expect(When.safeParse(from("FREQ=DAILY", startsAt)).success).toBe(false);
});

import { describe, expect, test } from "vitest";
import { leaveTo, reachableAddress, type Leave, type Standing } from "../../src/modules/accounts/rules.ts";

describe("whether somebody is told, and by mail", () => {
  const asked: Standing = { purpose: "service", decided: undefined, hasAddress: true, hasEndLink: true };
  const yes: Leave = { consents: true, isMailed: true, withheld: null };
  const inAppOnly: Leave = { consents: true, isMailed: false, withheld: null };
  const no: Leave = { consents: false, isMailed: false, withheld: null };
  test.each<[string, Partial<Standing>, Leave]>([
    ["what they asked for", {}, yes],
    ["what they asked for, and want", { decided: true }, yes],
    ["what they asked for, without mail", { decided: false }, { ...inAppOnly, withheld: "noConsent" }],
    ["what they asked for, without an address", { hasAddress: false }, inAppOnly],
    ["what they asked for, not to be ended by a link", { hasEndLink: false }, yes],
    ["promotion", { purpose: "promotion" }, no],
    ["promotion they want", { purpose: "promotion", decided: true }, yes],
    ["promotion they ended", { purpose: "promotion", decided: false }, no],
    [
      "promotion they want, not to be ended by a link",
      { purpose: "promotion", decided: true, hasEndLink: false },
      { ...inAppOnly, withheld: "noEndLink" },
    ],
    [
      "promotion they want, without an address or a link",
      { purpose: "promotion", decided: true, hasAddress: false, hasEndLink: false },
      inAppOnly,
    ],
  ])("%s", (_, change, leave) => {
    expect(leaveTo({ ...asked, ...change })).toEqual(leave);
  });
});

test.each([
  ["ana@example.org", "ana@example.org"],
  ["00000000-0000-7000-8000-000000000001@no-mail.invalid", null],
  [null, null],
])("mail to %s goes to %s", (email, address) => {
  expect(reachableAddress(email)).toBe(address);
});

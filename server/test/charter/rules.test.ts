import { Slug } from "@kith/contract/charter";
import { describe, expect, test } from "vitest";
import { refusalToSlug, slugsFor } from "../../src/modules/charter/rules.ts";

describe("the slug of a community", () => {
  test.each([
    ["MBA 2019 联考群", "mba-2019"],
    ["  Café  Élan!! ", "cafe-elan"],
    ["ＡＢＣ俱乐部", "abc"],
    ["岭上书会", "c-1a2b3c4d"],
    ["一年级3班", "c-1a2b3c4d"],
    ["Kith", "kith-2"],
    ["😀", "c-1a2b3c4d"],
    ["a".repeat(70), "a".repeat(40)],
    [`${"a".repeat(39)} b`, "a".repeat(39)],
  ])("called %j is first %s", (name, slug) => {
    expect(slugsFor(name, "1a2b3c4d")[0]).toBe(slug);
  });

  test.each(["MBA 2019", "a".repeat(70), "岭上", "Kith", "ab ".repeat(20)])(
    "called %j is always one that may be chosen",
    (name) => {
      const slugs = slugsFor(name, "1a2b3c4d");
      for (const slug of slugs) {
        expect(Slug.safeParse(slug).success, slug).toBe(true);
        expect(refusalToSlug(slug)).toBeNull();
      }
      expect(new Set(slugs).size).toBe(slugs.length);
      expect(slugs.at(-1)).toMatch(/1a2b3c4d$/);
    },
  );

  test("may not stand for something of the instance", () => {
    for (const word of ["api", "home", "sign-in", "kith", "official"]) {
      expect(refusalToSlug(word)).toBe("slugReserved");
    }
    expect(refusalToSlug("lingshan")).toBeNull();
  });
});

import type { CharterRefusal } from "@kith/contract/charter";

/** Words that stand for something else in addresses, or that would let a community pass for the instance. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    "about account admin administrator api app assets audit auth c carriers charter check communities community " +
    "contact demo docs drill edit en find found health help home imports info invite join kith legal login logout " +
    "mail me members mesh metrics new null official people privacy root search security settings sign-in sign-out " +
    "static status support system terms topics undefined user users welcome www zh zh-cn"
  ).split(" "),
);

const LONGEST_SLUG = 40;
const SHORTEST_SLUG = 2;

/** Why nobody may choose this slug, or null; whether it is taken shows when it is stored. */
export function refusalToSlug(slug: string): CharterRefusal | null {
  return RESERVED.has(slug) ? "slugReserved" : null;
}

/**
 * Slugs to try in turn for a community of this name: its Latin letters and digits if there are any, else something
 * short that says nothing. Names in other scripts are not spelt out: a guessed reading may be a wrong one.
 *
 * @param tail letters and digits that nobody else is likely to have.
 */
export function slugsFor(name: string, tail: string): string[] {
  const stem = latinOf(name);
  if (stem.length < SHORTEST_SLUG) return [`c-${tail}`];
  const numbered = [2, 3, 4, 5].map(String);
  const tails = [...numbered, tail].map((end) => `${cut(stem, LONGEST_SLUG - end.length - 1)}-${end}`);
  return refusalToSlug(stem) === null ? [stem, ...tails] : tails;
}

function latinOf(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return cut((plain.match(/[a-z0-9]+/g) ?? []).join("-"), LONGEST_SLUG);
}

function cut(stem: string, longest: number): string {
  return stem.slice(0, longest).replace(/-+$/, "");
}

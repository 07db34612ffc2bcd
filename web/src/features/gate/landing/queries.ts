import type { Landing } from "@kith/contract/gate";
import { queryOptions } from "@tanstack/react-query";
import { ask, nothing, pathWith, Unreachable, type Schema } from "../../../lib/api.ts";
import { FRESH_MS } from "../../../lib/paged.ts";

/** By which way somebody comes to the door. */
export interface Way {
  readonly slug: string;
  /** The word of a channel code. */
  readonly code: string | null;
}

export function landingQuery({ slug, code }: Way) {
  return queryOptions({
    queryKey: ["join", slug, code],
    queryFn: ({ signal }) => ask(pathWith(["join", slug], { code }), landing, { signal }),
    staleTime: FRESH_MS,
  });
}

/**
 * The server parsed it by the contract before it left. Here it is only made sure that it is one: the contract's parser
 * would be a third of all script that this page loads.
 */
const landing: Schema<Landing> = {
  parse(value) {
    if (!isLanding(value)) throw new Unreachable();
    return value;
  },
};

function isLanding(value: unknown): value is Landing {
  if (typeof value !== "object" || value === null) return false;
  const { slug, name, purpose, ...rest } = value as Readonly<Record<string, unknown>>;
  const lists = ["organisers", "onlyHere", "asks", "values", "rules"];
  const isNamed = [slug, name, purpose].every((text) => typeof text === "string");
  return isNamed && lists.every((list) => Array.isArray(rest[list]));
}

const told = new Set<string>();

/** Says once a visit that the page was seen: so ways can be compared. That it was not heard is nobody's loss. */
export function tellSeen({ slug, code }: Way): void {
  const key = `${slug}/${code ?? ""}`;
  if (told.has(key)) return;
  told.add(key);
  const body = code === null ? {} : { code };
  ask(pathWith(["join", slug, "views"]), nothing, { method: "POST", body }).catch(() => told.delete(key));
}

import type { ApplicationState } from "@kith/contract/applications";

/** What the addresses of a community's pages hold after the question mark. Whatever makes no sense is left out. */

type Search = Readonly<Record<string, unknown>>;

export interface PeopleSearch {
  readonly find?: string;
}

export function peopleSearch({ find }: Search): PeopleSearch {
  return text(find) === null ? {} : { find: text(find) ?? "" };
}

export interface MemberSearch {
  /** The id of a post of theirs that whoever comes wants to act on. */
  readonly about?: string;
}

export function memberSearch({ about }: Search): MemberSearch {
  return typeof about === "string" && UUID.test(about) ? { about } : {};
}

export interface WordSearch {
  readonly q?: string;
}

export function wordSearch({ q }: Search): WordSearch {
  return text(q) === null ? {} : { q: text(q) ?? "" };
}

export interface DrillSearch {
  /** The carriers dissolved, by id; without it, those the server takes first. */
  readonly without?: string;
}

export function drillSearch({ without }: Search): DrillSearch {
  if (typeof without !== "string") return {};
  const ids = without.split(",").filter((id) => UUID.test(id));
  return ids.length === 0 ? {} : { without: ids.join(",") };
}

export interface ChangesSearch {
  /** Versions of the charter: what the later says otherwise than the earlier. */
  readonly from?: number;
  readonly to?: number;
}

export function changesSearch({ from, to }: Search): ChangesSearch {
  return { ...(isVersion(from) && { from }), ...(isVersion(to) && { to }) };
}

function isVersion(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value > 0 && value <= 1_000_000;
}

export interface QueueSearch {
  readonly state?: ApplicationState;
  /** The id of a channel code. */
  readonly code?: string;
  readonly question?: string;
  readonly answer?: string;
}

/** Named here once more: the contract would bring all it is made of into the first screen. */
const states = [
  "waiting",
  "asked",
  "admitted",
  "refused",
  "withdrawn",
  "expired",
] as const satisfies readonly ApplicationState[];

export function queueSearch({ state, code, question, answer }: Search): QueueSearch {
  const isState = states.find((one) => one === state);
  const [asked, given] = [text(question), text(answer)];
  return {
    ...(isState === undefined ? {} : { state: isState }),
    ...(typeof code === "string" && UUID.test(code) ? { code } : {}),
    ...(asked === null || given === null ? {} : { question: asked, answer: given }),
  };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Numbers in an address arrive as numbers. */
function text(value: unknown): string | null {
  if (typeof value !== "string" && typeof value !== "number") return null;
  const trimmed = String(value).trim().slice(0, 100);
  return trimmed === "" ? null : trimmed;
}

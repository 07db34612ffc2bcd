import type { CommunityFacts } from "@kith/contract/charter";
import { CodeWord, type Standing } from "@kith/contract/gate";
import type { Ctx } from "../../platform/ctx.ts";
import type { Db } from "../../platform/db/open.ts";
import { NotFound } from "../../platform/errors.ts";
import { communityBySlug } from "../charter/index.ts";
import { standingOf } from "../members/index.ts";
import { applicationsTo } from "./application-store.ts";
import { codeByWord, type Code } from "./code-store.ts";
import { latestGate, type Gate } from "./gate-store.ts";

/** A gate that stands open, and the code by which somebody came. */
export interface OpenGate {
  readonly community: CommunityFacts & { readonly openedAt: string };
  readonly gate: Gate;
  /** null where no code was given, or one that does not hold. */
  readonly code: Code | null;
}

/** @throws {NotFound} for what is not open, as for what is not there; also where a code is needed and none is good. */
export async function accessGate(
  { db, clock }: Pick<Ctx, "db" | "clock">,
  slug: string,
  codeGiven: string | undefined,
): Promise<OpenGate> {
  const community = await communityBySlug(db, slug);
  if (community === null || !hasOpened(community) || community.closedAt !== null) throw new NotFound();
  const { communityId } = community;
  const [gate, code] = await Promise.all([
    latestGate(db, communityId),
    goodCode(db, communityId, codeGiven, clock.now()),
  ]);
  if (gate === null || !gate.settings.isOpen) throw new NotFound();
  if (gate.settings.reach === "code" && code === null) throw new NotFound();
  return { community, gate, code };
}

function hasOpened(community: CommunityFacts): community is CommunityFacts & { openedAt: string } {
  return community.openedAt !== null;
}

async function goodCode(
  db: Db,
  communityId: string,
  given: string | undefined,
  now: Date,
): Promise<Code | null> {
  const word = CodeWord.safeParse(given);
  return word.success ? codeByWord(db, communityId, word.data, now) : null;
}

/** How somebody who is signed in stands to a community. */
export async function standing(
  { db, clock }: Pick<Ctx, "db" | "clock">,
  communityId: string,
  personId: string,
): Promise<Standing> {
  const [member, [last]] = await Promise.all([
    standingOf(db, communityId, personId),
    applicationsTo(db, communityId, personId),
  ]);
  const againAt = last?.againAt ?? null;
  return {
    isMember: member?.state === "member",
    applicationId: last?.id ?? null,
    isUndecided: last?.state === "waiting" || last?.state === "asked",
    againAt: againAt !== null && againAt > clock.now() ? againAt.toISOString() : null,
  };
}

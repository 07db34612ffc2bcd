import type { AppealView, RuleCited, SanctionView } from "@kith/contract/stay";
import type { Db } from "../../platform/db/open.ts";
import { ruleAt } from "../charter/index.ts";
import { memberNames, organisersAble, standingsOf, type Standing } from "../members/index.ts";
import * as rules from "./rules.ts";
import { evidenceOf, type Appeal, type Evidence, type Sanction } from "./store.ts";

/** Who looks at sanctions of one community, and when. */
export interface Looking {
  readonly communityId: string;
  readonly memberId: string;
  readonly now: Date;
  readonly mayLift: boolean;
  readonly mayDecide: boolean;
}

/** What is looked up once for all sanctions on a page. */
interface Known {
  readonly names: ReadonlyMap<string, string>;
  readonly standings: ReadonlyMap<string, Standing>;
  readonly evidence: ReadonlyMap<string, readonly Evidence[]>;
  readonly rules: ReadonlyMap<string, RuleCited>;
  /** The organisers who can act. */
  readonly able: readonly string[];
}

/** Sanctions of one community as they are shown, in the order they come in. */
export async function sanctionViews(
  db: Db,
  looking: Looking,
  sanctions: readonly Sanction[],
): Promise<SanctionView[]> {
  if (sanctions.length === 0) return [];
  const known = await knownOf(db, looking, sanctions);
  return sanctions.map((sanction) => viewOf(sanction, looking, known));
}

async function knownOf(
  db: Db,
  { communityId, now }: Looking,
  sanctions: readonly Sanction[],
): Promise<Known> {
  const memberIds = distinct(sanctions.map(({ memberId }) => memberId));
  const actors = sanctions.flatMap(({ givenBy, lift, appeal }) =>
    [givenBy, lift?.by, appeal?.decision?.by].flatMap((id) => id ?? []),
  );
  const [names, standings, evidence, cited, able] = await Promise.all([
    memberNames(db, communityId, distinct([...memberIds, ...actors])),
    standingsOf(db, communityId, memberIds),
    evidenceOf(
      db,
      communityId,
      sanctions.map(({ id }) => id),
    ),
    rulesCited(db, communityId, sanctions),
    organisersAble(db, communityId, now),
  ]);
  return { names, standings, evidence, rules: cited, able };
}

const ruleKey = ({ charterVersion, ruleNumber }: Pick<Sanction, "charterVersion" | "ruleNumber">) =>
  `${charterVersion}/${ruleNumber}`;

/** The words the rules had; each is looked up once, however often it is cited. */
async function rulesCited(
  db: Db,
  communityId: string,
  sanctions: readonly Sanction[],
): Promise<Map<string, RuleCited>> {
  const asked = new Map(sanctions.map((sanction) => [ruleKey(sanction), sanction]));
  const cited = [...asked].map(async ([key, { charterVersion: version, ruleNumber: number }]) => {
    const rule = await ruleAt(db, communityId, version, number);
    return [key, { number, version, text: rule?.text ?? "" }] as const;
  });
  return new Map(await Promise.all(cited));
}

function viewOf(sanction: Sanction, looking: Looking, known: Known): SanctionView {
  const nameOf = (id: string) => known.names.get(id) ?? "";
  const { id, memberId, step, reason, ground, givenAt, givenBy, until, lift } = sanction;
  const stand = known.standings.get(memberId) ?? { state: "erased", joinedAt: null };
  const shortened = sanction.appeal?.until ?? null;
  return {
    id,
    memberId,
    memberName: nameOf(memberId),
    step,
    state: rules.stateOf(sanction, stand, looking.now),
    rule: known.rules.get(ruleKey(sanction)) ?? {
      number: sanction.ruleNumber,
      version: sanction.charterVersion,
      text: "",
    },
    reason,
    ground,
    givenAt: givenAt.toISOString(),
    givenByName: nameOf(givenBy),
    until: (shortened ?? until)?.toISOString() ?? null,
    firstUntil: shortened === null ? null : (until?.toISOString() ?? null),
    evidence: (known.evidence.get(id) ?? []).map(({ postedAt, ...rest }) => ({
      ...rest,
      postedAt: postedAt.toISOString(),
    })),
    appealBefore: rules.appealBefore(sanction).toISOString(),
    appeal: sanction.appeal === null ? null : appealView(sanction.appeal, nameOf),
    lift: lift === null ? null : { reason: lift.reason, byName: nameOf(lift.by), at: lift.at.toISOString() },
    can: canOf(sanction, looking, known.able),
  };
}

function appealView(
  { id, text, madeAt, decision }: Appeal,
  nameOf: (id: string) => string,
): SanctionView["appeal"] {
  const view: AppealView = { id, text, madeAt: madeAt.toISOString(), decision: null };
  if (decision === null) return view;
  const { outcome, reason, by, at, isBySame } = decision;
  return { ...view, decision: { outcome, reason, byName: nameOf(by), at: at.toISOString(), isBySame } };
}

function canOf(
  sanction: Sanction,
  { memberId, now, mayLift, mayDecide }: Looking,
  able: readonly string[],
): SanctionView["can"] {
  const isSelf = sanction.memberId === memberId;
  const deciding = { isSelf, deciderId: memberId, able: able.filter((id) => id !== sanction.memberId) };
  return {
    appeal: isSelf && rules.refusalToAppeal(sanction, now) === null,
    lift: mayLift && rules.refusalToLift(sanction, isSelf) === null,
    decide: mayDecide && sanction.appeal !== null && rules.refusalToDecide(sanction, deciding) === null,
  };
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

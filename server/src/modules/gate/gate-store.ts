import type { GateSettings } from "@kith/contract/gate";
import type { Db, Tx } from "../../platform/db/open.ts";
import type { LandingPage } from "./tables.ts";

/** A gate as it was set once. */
export interface Gate {
  readonly version: number;
  readonly settings: GateSettings;
  readonly setBy: string;
  readonly setAt: Date;
}

/** As it is set now; null where it never was. */
export async function latestGate(db: Db, communityId: string): Promise<Gate | null> {
  const row = await gates(db, communityId).orderBy("version", "desc").limit(1).executeTakeFirst();
  return row ?? null;
}

/** The same, and nobody else counts at it or sets it until the transaction ends. */
export async function lockedGate(tx: Tx, communityId: string): Promise<Gate | null> {
  const row = await gates(tx, communityId)
    .orderBy("version", "desc")
    .limit(1)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** As it was set in some versions. */
export async function gatesAt(db: Db, communityId: string, versions: readonly number[]): Promise<Gate[]> {
  if (versions.length === 0) return [];
  return gates(db, communityId)
    .where("version", "in", [...new Set(versions)])
    .execute();
}

function gates(db: Db, communityId: string) {
  return db
    .selectFrom("gates")
    .select(["version", "settings", "set_by as setBy", "set_at as setAt"])
    .where("community_id", "=", communityId);
}

/** @returns whether nobody has set this version before. */
export async function insertGate(tx: Tx, communityId: string, gate: Gate): Promise<boolean> {
  const added = await tx
    .insertInto("gates")
    .values({
      community_id: communityId,
      version: gate.version,
      settings: JSON.stringify(gate.settings),
      set_by: gate.setBy,
      set_at: gate.setAt,
    })
    .onConflict((conflict) => conflict.columns(["community_id", "version"]).doNothing())
    .returning("version")
    .executeTakeFirst();
  return added !== undefined;
}

/** The landing page as it was last made. */
export interface KeptPage {
  readonly page: LandingPage;
  readonly gateVersion: number;
  readonly charterVersion: number;
  readonly madeAt: Date;
  /** When it was counted whether people talk. */
  readonly talkAt: Date;
}

export async function keptPage(db: Db, communityId: string): Promise<KeptPage | null> {
  const row = await db
    .selectFrom("gate_landings")
    .select([
      "page",
      "gate_version as gateVersion",
      "charter_version as charterVersion",
      "made_at as madeAt",
      "talk_at as talkAt",
    ])
    .where("community_id", "=", communityId)
    .executeTakeFirst();
  return row ?? null;
}

export async function keepPage(db: Db, communityId: string, kept: KeptPage): Promise<void> {
  const made = {
    page: JSON.stringify(kept.page),
    gate_version: kept.gateVersion,
    charter_version: kept.charterVersion,
    made_at: kept.madeAt,
    talk_at: kept.talkAt,
  };
  await db
    .insertInto("gate_landings")
    .values({ community_id: communityId, ...made })
    .onConflict((conflict) => conflict.column("community_id").doUpdateSet(made))
    .execute();
}

export async function dropPage(db: Db, communityId: string): Promise<void> {
  await db.deleteFrom("gate_landings").where("community_id", "=", communityId).execute();
}

import type { ApplicationState, EvidenceFile } from "@kith/contract/applications";
import type { Age, Answers } from "@kith/contract/gate";
import type { Db, Tx } from "../../platform/db/open.ts";
import type { RefereeState } from "./tables.ts";

/** An application as it is kept. */
export interface Application {
  readonly communityId: string;
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly state: ApplicationState;
  readonly sentAt: Date;
  readonly promisedBy: Date;
  readonly gateVersion: number;
  readonly charterVersion: number;
  readonly acceptedAt: Date;
  readonly codeId: string | null;
  readonly answers: Answers;
  readonly age: Age | null;
  readonly refereeName: string | null;
  readonly refereeMemberId: string | null;
  readonly refereeState: RefereeState | null;
  readonly refereeWords: string;
  readonly askedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
  readonly decidedBy: string | null;
  readonly decidedByRule: number | null;
  readonly reason: string;
  readonly againAt: Date | null;
  readonly memberId: string | null;
  readonly deletesAt: Date | null;
}

export const APPLICATION = [
  "applications.community_id as communityId",
  "applications.id as id",
  "person_id as personId",
  "applications.name as name",
  "state",
  "sent_at as sentAt",
  "promised_by as promisedBy",
  "gate_version as gateVersion",
  "charter_version as charterVersion",
  "accepted_at as acceptedAt",
  "code_id as codeId",
  "answers",
  "age",
  "referee_name as refereeName",
  "referee_member_id as refereeMemberId",
  "referee_state as refereeState",
  "referee_words as refereeWords",
  "asked_at as askedAt",
  "answered_at as answeredAt",
  "ended_at as endedAt",
  "decided_by as decidedBy",
  "decided_by_rule as decidedByRule",
  "reason",
  "again_at as againAt",
  "member_id as memberId",
  "deletes_at as deletesAt",
] as const;

export async function applicationById(db: Db, communityId: string, id: string): Promise<Application | null> {
  const row = await db
    .selectFrom("applications")
    .select(APPLICATION)
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ?? null;
}

/** Nobody else decides it until the transaction ends. */
export async function lockedApplication(
  tx: Tx,
  communityId: string,
  id: string,
): Promise<Application | null> {
  const row = await tx
    .selectFrom("applications")
    .select(APPLICATION)
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** One's own, whichever community it went to; @param id null for all, the newest first. */
export async function applicationsBy(
  db: Db,
  personId: string,
  { id = null, limit = 50 }: { readonly id?: string | null; readonly limit?: number } = {},
): Promise<Application[]> {
  return db
    .selectFrom("applications")
    .select(APPLICATION)
    .where("person_id", "=", personId)
    .$if(id !== null, (query) => query.where("id", "=", id))
    .orderBy("sent_at", "desc")
    .limit(limit)
    .execute();
}

/** What somebody sent to one community, the newest first. */
export async function applicationsTo(db: Db, communityId: string, personId: string): Promise<Application[]> {
  return db
    .selectFrom("applications")
    .select(APPLICATION)
    .where("person_id", "=", personId)
    .where("community_id", "=", communityId)
    .orderBy("sent_at", "desc")
    .limit(50)
    .execute();
}

export type NewApplication = Pick<
  Application,
  | "communityId"
  | "id"
  | "personId"
  | "name"
  | "sentAt"
  | "promisedBy"
  | "gateVersion"
  | "charterVersion"
  | "codeId"
  | "answers"
  | "age"
  | "refereeName"
  | "refereeMemberId"
>;

/** @returns whether it was added: neither was it there, nor does this person stand at the gate already. */
export async function insertApplication(tx: Tx, sent: NewApplication): Promise<boolean> {
  const added = await tx
    .insertInto("applications")
    .values({
      community_id: sent.communityId,
      id: sent.id,
      person_id: sent.personId,
      name: sent.name,
      state: "waiting",
      sent_at: sent.sentAt,
      promised_by: sent.promisedBy,
      gate_version: sent.gateVersion,
      charter_version: sent.charterVersion,
      accepted_at: sent.sentAt,
      code_id: sent.codeId,
      answers: JSON.stringify(sent.answers),
      age: sent.age,
      referee_name: sent.refereeName,
      referee_member_id: sent.refereeMemberId,
      referee_state: sent.refereeName === null ? null : "asked",
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return added !== undefined;
}

export interface Change {
  state?: ApplicationState;
  referee_state?: RefereeState;
  referee_words?: string;
  asked_at?: Date;
  answered_at?: Date;
  ended_at?: Date;
  decided_by?: string | null;
  decided_by_rule?: number | null;
  reason?: string;
  again_at?: Date | null;
  member_id?: string;
  files_until?: Date;
  deletes_at?: Date | null;
}

export async function updateApplication(
  tx: Tx,
  { communityId, id }: Pick<Application, "communityId" | "id">,
  change: Change,
): Promise<void> {
  await tx
    .updateTable("applications")
    .set(change)
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** Its files must be gone before. */
export async function deleteApplications(tx: Tx, communityId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .deleteFrom("applications")
    .where("community_id", "=", communityId)
    .where("id", "in", [...ids])
    .execute();
}

interface Written {
  readonly communityId: string;
  readonly id: string;
  readonly applicationId: string;
  readonly at: Date;
  readonly text: string;
}

/** @param byMember the reviewer; null for the applicant. */
export async function insertMessage(
  tx: Tx,
  { communityId, id, applicationId, at, text, byMember }: Written & { readonly byMember: string | null },
): Promise<void> {
  const row = { community_id: communityId, id, application_id: applicationId, by_member: byMember, at, text };
  await tx.insertInto("application_messages").values(row).execute();
}

export async function insertNote(
  tx: Tx,
  { communityId, id, applicationId, at, text, byMember }: Written & { readonly byMember: string },
): Promise<void> {
  const row = { community_id: communityId, id, application_id: applicationId, by_member: byMember, at, text };
  await tx.insertInto("application_notes").values(row).execute();
}

export async function messagesOf(db: Db, { communityId, id }: Pick<Application, "communityId" | "id">) {
  return db
    .selectFrom("application_messages")
    .select(["id", "by_member as byMember", "at", "text"])
    .where("community_id", "=", communityId)
    .where("application_id", "=", id)
    .orderBy("at")
    .orderBy("id")
    .execute();
}

export async function notesOf(db: Db, { communityId, id }: Pick<Application, "communityId" | "id">) {
  return db
    .selectFrom("application_notes")
    .select(["id", "by_member as byMember", "at", "text"])
    .where("community_id", "=", communityId)
    .where("application_id", "=", id)
    .orderBy("at")
    .orderBy("id")
    .execute();
}

export async function filesOf(
  db: Db,
  { communityId, id }: Pick<Application, "communityId" | "id">,
): Promise<EvidenceFile[]> {
  return db
    .selectFrom("application_files")
    .select(["id", "name", "kind", "bytes"])
    .where("community_id", "=", communityId)
    .where("application_id", "=", id)
    .orderBy("id")
    .execute();
}

export async function insertFile(
  tx: Tx,
  { communityId, id: applicationId }: Pick<Application, "communityId" | "id">,
  { id, name, kind, bytes, at }: EvidenceFile & { readonly at: Date },
): Promise<void> {
  const row = {
    community_id: communityId,
    id,
    application_id: applicationId,
    name,
    kind,
    bytes,
    added_at: at,
  };
  await tx.insertInto("application_files").values(row).execute();
}

/** @returns the ids of the files that are gone from here; what lies under them is the caller's to remove. */
export async function deleteFiles(
  tx: Tx,
  communityId: string,
  applicationIds: readonly string[],
  fileId: string | null = null,
): Promise<string[]> {
  if (applicationIds.length === 0) return [];
  const rows = await tx
    .deleteFrom("application_files")
    .where("community_id", "=", communityId)
    .where("application_id", "in", [...applicationIds])
    .$if(fileId !== null, (query) => query.where("id", "=", fileId))
    .returning("id")
    .execute();
  return rows.map(({ id }) => id);
}

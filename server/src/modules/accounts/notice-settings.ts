import {
  noticePurposes,
  type Locale,
  type NoticeSettings,
  type NoticeSettingsChange,
} from "@kith/contract/notices";
import type { Ctx } from "../../platform/ctx.ts";
import type { Db, Tx } from "../../platform/db/open.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Actor } from "./actor.ts";
import { quietOf, zoneOf } from "./recipients.ts";
import { DEFAULT_QUIET, isMailed, reachableAddress } from "./rules.ts";
import * as store from "./settings-store.ts";
import type { Ending } from "./unsubscribe.ts";

/** How somebody is told of things, as they set it or as it is when nothing is set. @throws {NotFound} for who is gone. */
export async function noticeSettings(
  db: Db,
  { personId }: Actor,
): Promise<Omit<NoticeSettings, "canSendMail">> {
  const facts = await store.personFacts(db, personId);
  if (facts === null) throw new NotFound();
  const decisions = await store.decisionsOf(db, personId);
  const quiet = quietOf(facts.settings);
  return {
    address: reachableAddress(facts.email),
    mail: {
      service: isMailed("service", decisions.get("service")),
      promotion: isMailed("promotion", decisions.get("promotion")),
    },
    quiet: quiet === null ? null : { from: quiet.from, to: quiet.to },
    timeZone: zoneOf(facts.settings),
  };
}

/** Sets how the actor is told of things; each consent given or withdrawn is written down for itself. */
export async function setNoticeSettings(
  ctx: Ctx,
  { personId }: Actor,
  asked: NoticeSettingsChange,
): Promise<void> {
  await changingSettings(ctx, personId, async (tx, row) => {
    const decisions = await store.decisionsOf(tx, personId);
    for (const purpose of noticePurposes) {
      const isGiven = asked.mail[purpose];
      if (isGiven === isMailed(purpose, decisions.get(purpose))) continue;
      const [id, at] = [ctx.ids(), ctx.clock.now()];
      await store.insertConsent(tx, { id, personId, purpose, isGiven, at, via: "settings" });
    }
    const { from, to } = asked.quiet ?? { from: row.quiet_from, to: row.quiet_to };
    const quiet = { has_quiet: asked.quiet !== null, quiet_from: from, quiet_to: to };
    return { ...row, ...quiet, time_zone: asked.timeZone };
  });
}

/** Takes note of what a device speaks and of its zone; a zone that is known stays until its person sets another. */
export async function noteLocale(
  ctx: Ctx,
  { personId }: Actor,
  { language, timeZone }: Locale,
): Promise<void> {
  await changingSettings(ctx, personId, async (_, row) => ({
    ...row,
    language,
    time_zone: row.time_zone ?? timeZone,
  }));
}

async function changingSettings(
  ctx: Ctx,
  personId: string,
  change: (tx: Tx, row: store.SettingsRow) => Promise<store.SettingsRow>,
): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    if (!(await store.lockPerson(tx, personId))) throw new NotFound();
    const facts = await store.personFacts(tx, personId);
    const row = facts?.settings ?? store.blankSettings(personId, DEFAULT_QUIET);
    await store.upsertSettings(tx, await change(tx, row));
  });
}

/** Ends mail of a purpose for whoever holds the link; ended already, it stays as it is. */
export async function endMail(ctx: Ctx, { personId, purpose }: Ending): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    if (!(await store.lockPerson(tx, personId))) return;
    const decisions = await store.decisionsOf(tx, personId);
    if (!isMailed(purpose, decisions.get(purpose))) return;
    const [id, at] = [ctx.ids(), ctx.clock.now()];
    await store.insertConsent(tx, { id, personId, purpose, isGiven: false, at, via: "link" });
  });
}

/** In which language somebody is spoken to. */
export async function languageOfPerson(db: Db, personId: string): Promise<store.SettingsRow["language"]> {
  return (await store.personFacts(db, personId))?.settings?.language ?? null;
}

import { z } from "zod";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { hearing, type Subscriber } from "../../platform/events.ts";
import { addJob, type Task } from "../../platform/jobs/index.ts";
import { onSchedule, type ScheduleHandler } from "../../platform/schedules/index.ts";
import { deleteApplications, deleteFiles, updateApplication } from "./application-store.ts";
import { forgetSaltsBefore, forgetVisitsBefore } from "./code-store.ts";
import { gateOf, keptUntil } from "./deciding.ts";
import { keyOf, type EvidenceTools } from "./evidence.ts";
import { dropPage, latestGate } from "./gate-store.ts";
import {
  applicationsConcerning,
  forgetReferee,
  overdueFiles,
  overdueForDeletion,
  setDeletion,
  unanswered,
} from "./keeping-store.ts";
import { expiredBody } from "./notice-words.ts";
import { deleteRefereeLinks } from "./referee-store.ts";
import { ASKED_DAYS, dayIn, daysAfter, firstSettings } from "./rules.ts";
import { DAILY } from "./settings.ts";
import { tellApplicant } from "./telling.ts";

/** What is kept no longer than it was said it would be. */

const REMOVE_FILES = "gate.remove_files";
const AT_ONCE = 500;
const FileIds = z.object({ fileIds: z.array(z.uuid()) });

/** Once a day at every gate: what lapsed, what is to be deleted, and whom nobody shall know again tomorrow. */
export function gateSchedules(ctx: Ctx): readonly ScheduleHandler[] {
  return [
    onSchedule(DAILY, async (tx, { communityId }) => {
      const now = ctx.clock.now();
      await giveUpUnanswered(tx, ctx, communityId);
      const files = await deleteFiles(tx, communityId, await overdueFiles(tx, communityId, now, AT_ONCE));
      await removeLater(tx, files);
      await forget(tx, communityId, await overdueForDeletion(tx, communityId, now, AT_ONCE));
      const today = dayIn("UTC", now);
      await forgetVisitsBefore(tx, communityId, today);
      await forgetSaltsBefore(tx, today);
    }),
  ];
}

async function giveUpUnanswered(tx: Tx, ctx: Ctx, communityId: string): Promise<void> {
  const at = ctx.clock.now();
  for (const application of await unanswered(tx, communityId, daysAfter(at, -ASKED_DAYS), AT_ONCE)) {
    const kept = keptUntil(await gateOf(tx, application), at);
    await updateApplication(tx, application, { state: "expired", ended_at: at, ...kept });
    await tellApplicant(tx, ctx, application, expiredBody);
  }
}

/** Deletes applications and, once that is certain, the files that belonged to them. */
async function forget(tx: Tx, communityId: string, ids: readonly string[]): Promise<void> {
  await removeLater(tx, await deleteFiles(tx, communityId, ids));
  await deleteApplications(tx, communityId, ids);
}

async function removeLater(tx: Tx, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length > 0) await addJob(tx, REMOVE_FILES, { fileIds });
}

export function gateTasks({ files }: EvidenceTools): Readonly<Record<string, Task>> {
  return {
    [REMOVE_FILES]: async (payload) => {
      const { fileIds } = FileIds.parse(payload);
      for (const fileId of fileIds) await files.remove(keyOf(fileId));
    },
  };
}

/** Applications go with the member; of who leaves they are kept as long as of who was refused. */
export function gateSubscribers(ctx: Ctx): readonly Subscriber[] {
  return [
    hearing("members.erased", ({ communityId, memberId }) =>
      ctx.db.transaction().execute(async (tx) => {
        await forget(tx, communityId, await applicationsConcerning(tx, communityId, memberId));
        await forgetReferee(tx, communityId, memberId);
        await deleteRefereeLinks(tx, communityId, memberId);
        await dropPage(tx, communityId);
      }),
    ),
    hearing("members.left", ({ communityId, memberId }) =>
      ctx.db.transaction().execute(async (tx) => {
        const { keptDays } = (await latestGate(tx, communityId))?.settings ?? firstSettings;
        const ids = await applicationsConcerning(tx, communityId, memberId);
        await setDeletion(tx, communityId, ids, daysAfter(ctx.clock.now(), keptDays));
        await deleteRefereeLinks(tx, communityId, memberId);
      }),
    ),
    hearing("members.terms_changed", ({ communityId }) => dropPage(ctx.db, communityId)),
  ];
}

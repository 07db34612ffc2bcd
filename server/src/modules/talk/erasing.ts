import { redacted } from "@kith/diagnosis";
import type { Tx } from "../../platform/db/open.ts";
import { postsBy, rewritePosts } from "./store.ts";

const AT_ONCE = 500;
const FIRST = "00000000-0000-0000-0000-000000000000";

/**
 * Takes telephone numbers, mail addresses and account numbers out of what somebody who is erased wrote. The posts
 * stay, under a name that is gone: others answered them. Their place on the carrier is kept, so that no later import
 * brings the words back. Source: requirements.md R59.
 */
export async function anonymisePosts(tx: Tx, communityId: string, memberId: string): Promise<void> {
  let afterId = FIRST;
  for (;;) {
    const posts = await postsBy(tx, communityId, memberId, { afterId, limit: AT_ONCE });
    const cleaned = posts.map(({ id, text }) => ({ id, text: redacted(text, "zh-CN"), was: text }));
    await rewritePosts(
      tx,
      communityId,
      cleaned.filter(({ text, was }) => text !== was),
    );
    const last = posts.at(-1);
    if (last === undefined || posts.length < AT_ONCE) return;
    afterId = last.id;
  }
}

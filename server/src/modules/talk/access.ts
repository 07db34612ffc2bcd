import type { Tx } from "../../platform/db/open.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Insider } from "../members/index.ts";
import { postById, topicById, type PostRow, type TopicRow } from "./store.ts";

/** A post of the insider's community; it stays locked until the transaction ends. @throws {NotFound} */
export async function accessPost(tx: Tx, { communityId }: Insider, id: string): Promise<PostRow> {
  const post = await postById(tx, communityId, id, { lock: true });
  if (post === undefined) throw new NotFound();
  return post;
}

/** A topic of the insider's community. @throws {NotFound} */
export async function accessTopic(tx: Tx, { communityId }: Insider, id: string): Promise<TopicRow> {
  const topic = await topicById(tx, communityId, id);
  if (topic === undefined) throw new NotFound();
  return topic;
}

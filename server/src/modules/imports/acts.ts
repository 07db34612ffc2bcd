import { NOBODY, type CarrierPost } from "../talk/index.ts";
import type { NewAct } from "../ties/index.ts";
import { ACT_OF_EVENT, concerned, type Draft } from "./drafts.ts";
import type { PeopleInArchive } from "./people.ts";

/** A post and what is known of whom it answers. */
export interface Answering {
  readonly draft: Draft;
  readonly post: CarrierPost;
  readonly answeredId: string | null;
}

/**
 * What a message is as acts: its author answers one and names others; whoever reacted to it thanks. Whoever is answered
 * is not also named. A message of nobody known is no act.
 */
export function actsOfPost({ draft, post, answeredId }: Answering, people: PeopleInArchive): NewAct[] {
  if (post.authorId === NOBODY) return [];
  const common = { at: post.postedAt, objectId: post.id };
  const acts: NewAct[] = [];
  const actorId = post.authorId;
  if (answeredId !== null && answeredId !== NOBODY)
    acts.push({ ...common, kind: "replied", actorId, targetId: answeredId });
  for (const targetId of post.mentions)
    if (targetId !== answeredId) acts.push({ ...common, kind: "mentioned", actorId, targetId });
  for (const { id } of draft.message.reactedBy) {
    const reactorId = people.memberOf(id);
    if (reactorId !== undefined)
      acts.push({ ...common, kind: "thanked", actorId: reactorId, targetId: actorId });
  }
  return acts;
}

/** Joins and leaves of people who are known. */
export function actsOfEvents({ message: { event }, at }: Draft, people: PeopleInArchive): NewAct[] {
  const kind = event === null ? undefined : ACT_OF_EVENT[event.kind];
  if (event === null || kind === undefined) return [];
  return concerned(event).flatMap((one): NewAct[] => {
    const actorId = people.memberNamed(one);
    return actorId === undefined ? [] : [{ kind, actorId, targetId: null, at: new Date(at) }];
  });
}

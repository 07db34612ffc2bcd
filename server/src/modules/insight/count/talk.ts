import type { Talk, TalkPerson } from "@kith/contract/talk";
import type { Db } from "../../../platform/db/open.ts";
import { botsOf } from "../../imports/index.ts";
import { NOBODY } from "../../talk/index.ts";
import { IdPlaces } from "./id-places.ts";
import type { KeptTexts } from "./kept-texts.ts";
import { Column, Runs, runsOf, textsBy } from "./talk-columns.ts";
import {
  communityRow,
  eachPost,
  everyMember,
  everyThanks,
  everyTopic,
  staffAt,
  type MemberRow,
  type PostRow,
} from "./talk-queries.ts";

/** A community's posts as the talk that is judged, and which id is which number in it. */
export interface TalkRead {
  readonly talk: Talk;
  readonly posts: IdPlaces;
  readonly memberIds: readonly string[];
  readonly personOf: (memberId: string) => number;
  readonly staffIds: readonly string[];
}

/**
 * Reads a community's talk out of the database, by a cursor over one view of it, into columns.
 * Memory: what the texts are allowed, and about 100 bytes a post.
 *
 * @param texts none yet; whoever gives them closes them when the talk is no longer needed.
 */
export async function talkOfCommunity(
  db: Db,
  communityId: string,
  now: Date,
  texts: KeptTexts,
): Promise<TalkRead> {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (tx) => {
      const community = await communityRow(tx, communityId);
      const members = await everyMember(tx, communityId);
      const staff = await staffAt(tx, communityId, now);
      const bots = await botsOf(tx, communityId);
      const topics = await everyTopic(tx, communityId);
      const personOf = placesOf(members.map(({ id }) => id));
      const columns = new TalkColumns(personOf, placesOf(topics.map(({ id }) => id)), texts);
      await eachPost(tx, communityId, (rows) => rows.forEach((row) => columns.add(row)));
      const thanks = await everyThanks(tx, communityId);
      const talk: Talk = {
        ...columns.whole(thanks),
        name: community.name,
        platform: "kith",
        shape: "group",
        purpose: community.purpose,
        exportedAt: now.getTime(),
        timeZone: community.time_zone,
        topics: topics.map(({ title, is_channel: isChannel }) => ({ name: title, isChannel })),
        people: members.map((member) => personFrom(member, staff.get(member.id) ?? [], bots.has(member.id))),
        events: eventsOf(members),
      };
      const memberIds = members.map(({ id }) => id);
      return { talk, posts: columns.ids, memberIds, personOf, staffIds: [...staff.keys()] };
    });
}

function placesOf(ids: readonly string[]): (id: string) => number {
  const places = new Map(ids.map((id, place) => [id, place]));
  return (id) => places.get(id) ?? -1;
}

function personFrom({ id, name }: MemberRow, roles: readonly string[], isBot: boolean): TalkPerson {
  const role = roles.includes("organiser") ? "owner" : roles.length > 0 ? "admin" : "member";
  const nature = isBot
    ? ({ nature: "bot", natureBy: "export" } as const)
    : ({ nature: "person", natureBy: null } as const);
  return { id, name, names: [name], role, ...nature, relayedBy: null };
}

function eventsOf(members: readonly MemberRow[]): Talk["events"] {
  const events = members.flatMap(({ joined_at: joined, left_at: left }, person) => [
    ...(joined === null ? [] : [{ at: joined.getTime(), kind: "joined" as const, person }]),
    ...(left === null ? [] : [{ at: left.getTime(), kind: "left" as const, person }]),
  ]);
  return events.toSorted((a, b) => a.at - b.at).map((event) => ({ ...event, actor: -1, value: null }));
}

/** The columns of a talk while posts are added to them, in order of time. */
class TalkColumns {
  readonly ids = new IdPlaces();
  readonly #personOf: (memberId: string) => number;
  readonly #topicOf: (topicId: string) => number;
  readonly #at = new Column((length) => new Float64Array(length));
  readonly #author = new Column((length) => new Int32Array(length));
  readonly #kind = new Column((length) => new Uint8Array(length));
  readonly #flags = new Column((length) => new Uint8Array(length));
  readonly #replyTo = new Column((length) => new Int32Array(length));
  readonly #reactions = new Column((length) => new Uint16Array(length));
  readonly #topic = new Column((length) => new Int32Array(length));
  readonly #mentions = new Runs();
  readonly #texts: KeptTexts;

  constructor(
    personOf: (memberId: string) => number,
    topicOf: (topicId: string) => number,
    texts: KeptTexts,
  ) {
    this.#texts = texts;
    this.#personOf = personOf;
    this.#topicOf = topicOf;
  }

  add(row: PostRow): void {
    // What is answered stands before its answer, or the answer answers nothing that is there.
    this.#replyTo.push(row.reply_to_id === null ? -1 : this.ids.placeOf(row.reply_to_id));
    this.ids.add(row.id);
    this.#at.push(row.at);
    this.#author.push(row.author_id === NOBODY ? -1 : this.#personOf(row.author_id));
    this.#kind.push(row.form);
    this.#flags.push(row.flags);
    this.#reactions.push(row.reactions);
    this.#topic.push(row.topic_id === null ? -1 : this.#topicOf(row.topic_id));
    this.#mentions.push(row.mentions.map(this.#personOf).filter((person) => person >= 0));
    this.#texts.add(row.text);
  }

  whole(thanks: readonly { actor_id: string; post_id: string }[]) {
    const replyTo = this.#replyTo.whole();
    const length = replyTo.length;
    const mentions = this.#mentions.whole();
    const thanked = thanks.flatMap(({ actor_id: actor, post_id: post }): [number, number][] => {
      const [message, person] = [this.ids.placeOf(post), this.#personOf(actor)];
      return message < 0 || person < 0 ? [] : [[message, person]];
    });
    return {
      length,
      at: this.#at.whole(),
      author: this.#author.whole(),
      kind: this.#kind.whole(),
      flags: this.#flags.whole(),
      replyTo,
      replyBasis: Uint8Array.from(replyTo, (target) => (target < 0 ? 0 : 1)),
      mentions,
      reactedBy: runsOf(thanked, length),
      reactions: this.#reactions.whole(),
      topic: this.#topic.whole(),
      texts: this.#texts,
      ids: textsBy(length, (index) => this.ids.idAt(index)),
      carries: {
        replies: replyTo.some((target) => target >= 0),
        mentions: mentions.people.length > 0,
        joins: true,
        roster: true,
      },
    };
  }
}

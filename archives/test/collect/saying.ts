import { messageKinds, type ArchiveItem, type ArchiveMessage, type ReplyRef } from "@kith/contract/archive";
import type { Rows, Talk } from "@kith/contract/talk";
import { collectArchive, openArchive, TalkCollector, type ArchiveFile } from "../../src/index.ts";
import { message } from "../../src/reader.ts";

export const CHAT = "c";
export const MINUTE_MS = 60_000;
export const START = Date.UTC(2024, 0, 1, 8);

/** A message a minute after the one before it unless told otherwise; its sender is known by an id of its own. */
export function said(minute: number, who: string, text: string, more: Partial<ArchiveMessage> = {}) {
  return message({
    chat: CHAT,
    at: START + minute * MINUTE_MS,
    sender: `id-${who}`,
    name: who,
    text,
    ...more,
  });
}

export function mark(id: string): ReplyRef {
  return { id, sender: null, name: null, at: null, text: null, basis: "mark" };
}

export function quote(known: Partial<ReplyRef>): ReplyRef {
  return { id: null, sender: null, name: null, at: null, text: null, basis: "quote", ...known };
}

export function collected(...batches: readonly (readonly ArchiveItem[])[]): TalkCollector {
  const collector = new TalkCollector();
  for (const items of batches) collector.add(items);
  return collector;
}

/** The talk of the one chat that holds these messages. */
export function talkOf(items: readonly ArchiveItem[]): Talk {
  return whole(collected(items).talk(CHAT, "UTC"));
}

/** The talk of the chat with most in it, of files as they are opened. */
export async function talkIn(files: readonly ArchiveFile[]): Promise<Talk> {
  const collector = await collectArchive(await openArchive(files));
  return whole(collector.talk(collector.chats()[0]?.key ?? "", "UTC"));
}

function whole(talk: Talk | undefined): Talk {
  if (talk === undefined) throw new Error("no such chat");
  return talk;
}

export const nameOf = ({ people }: Talk, person: number) => people[person]?.name ?? null;

/** Who said what, in order. */
export function heard(talk: Talk): (readonly [string | null, string])[] {
  return Array.from(
    { length: talk.length },
    (_, i) => [nameOf(talk, talk.author[i]!), talk.texts.at(i)] as const,
  );
}

/** For each message what it answers, by text; null where it answers nothing. */
export function answered(talk: Talk): (string | null)[] {
  return Array.from(talk.replyTo, (target) => (target < 0 ? null : talk.texts.at(target)));
}

/** For each message the names of people beside it. */
export function named(talk: Talk, { starts, people }: Rows): (string | null)[][] {
  return Array.from({ length: talk.length }, (_, i) =>
    Array.from(people.subarray(starts[i], starts[i + 1]), (person) => nameOf(talk, person)),
  );
}

/** Words no two of which begin alike, as those of people do not. */
export function unlike(i: number): string {
  const syllables = "ka lo mi ru te zo na".split(" ");
  return [i, Math.floor(i / 7), Math.floor(i / 49), i + 1].map((n) => syllables[n % 7]).join("");
}

export const kindAt = (talk: Talk, i: number) => messageKinds[talk.kind[i]!];

/** Somebody's nature and who says so. */
export function natureOf(talk: Talk, name: string): (string | null)[] {
  const person = talk.people.find((one) => one.name === name);
  return person === undefined ? [] : [person.nature, person.natureBy];
}

import type { ArchiveMessage } from "@kith/contract/archive";
import { archivesFolder, filesUnder, readAll } from "../reading.ts";

/** The part of a message that every format of a group chat can hold. */
export interface Said {
  readonly id: string | null;
  readonly sender: string;
  readonly name: string;
  /** ms UTC, whole seconds. */
  readonly at: number;
  readonly text: string;
  readonly replyTo: string | null;
}

/** What was said, of everything that was read: media, events and what nobody said are left out. */
export function saidIn(messages: readonly ArchiveMessage[]): Said[] {
  return messages.flatMap((message) => {
    const { sender, at, id, name, text } = message;
    if (sender === null || at === null || message.event !== null || text === "") return [];
    return [
      { id, sender, name, at: Math.floor(at / 1000) * 1000, text, replyTo: message.replyTo?.id ?? null },
    ];
  });
}

/** Real talk to push through a format, or null where this machine has no archives. */
export async function realTalk(folder: string, limit = 20_000): Promise<Said[] | null> {
  const place = archivesFolder(folder);
  if (place === null) return null;
  const { messages } = await readAll(await filesUnder(place));
  return saidIn(messages).slice(0, limit);
}

import { headOf } from "../bytes/encoding.ts";
import { baseName, bytesOf, foldersOf, type ArchiveFile } from "../file.ts";
import { readWrittenTime } from "../time.ts";

/** Which talk the posts of a saved file belong to. */
export interface Thread {
  readonly chat: string;
  readonly name: string;
  readonly platform: "forum" | "discourse";
  /** The topic inside the chat, where the chat is a whole forum. */
  readonly topic: string | null;
  /** Goes before a post's number, since each topic counts from one. */
  readonly idPrefix: string;
  /** When the file was saved, as a wall clock as if it were UTC. */
  readonly savedLocal: number | null;
}

const HEAD_BYTES = 1 << 13;

/** Looks at how a file begins; its path tells the rest. */
export async function threadIn(file: ArchiveFile): Promise<Thread> {
  const head = await headOf(bytesOf(file), HEAD_BYTES).catch(() => new Uint8Array(0));
  const text = new TextDecoder().decode(head);
  return TOPIC_POST.test(text) ? topicOf(file.path, text) : threadOf(file.path, text);
}

const TOPIC_POST = /^## Post #\d{1,9} by @/m;

/** A Discourse topic: all topics of one forum are one chat. */
function topicOf(path: string, head: string): Thread {
  const preamble = head.slice(0, head.search(TOPIC_POST));
  const [, host, urlId] =
    /https?:\/\/([^/\s]{1,200})\/t\/(?:[^/\s]{1,300}\/)?(\d{1,12})/.exec(preamble) ?? [];
  const id = /(?:topic_id:|\*\*Topic ID\*\*:)\s*(\d{1,12})/.exec(preamble)?.[1] ?? urlId ?? bareName(path);
  const title = /^# (.{1,300})$/m.exec(preamble)?.[1]?.trim() ?? bareName(path);
  const forum = host ?? foldersOf(path).at(-1) ?? "forum";
  return {
    chat: `discourse:${forum}`,
    name: forum,
    platform: "discourse",
    topic: title,
    idPrefix: `${id}/`,
    savedLocal: null,
  };
}

const NUMBERED = /^(\d{3,12})(?:[-_]\d{1,4})?(?!\d)/;
const TITLED = /^\d{3,12}(?:[-_]\d{1,4})?\s*\[(.+)\]/s;

/**
 * A thread over several files: `1967236-07[title].md` in a folder `1967236[title]`. Titles change while a
 * thread lives, so the number decides, and the folder's title is the one it has now.
 */
function threadOf(path: string, head: string): Thread {
  const own = bareName(path);
  const folder = foldersOf(path).at(-1) ?? "";
  const id = NUMBERED.exec(own)?.[1];
  const isFoldersOwn = id !== undefined && NUMBERED.exec(folder)?.[1] === id;
  const unnumbered = own.replace(/[-_ ]\d{1,4}$/, "");
  const title = (isFoldersOwn ? TITLED.exec(folder)?.[1] : undefined) ?? TITLED.exec(own)?.[1] ?? unnumbered;
  const saved = /最后更新于\s*([\d\-/]{8,10}\s+\d{1,2}:\d{2})/.exec(head.slice(0, 500))?.[1];
  return {
    chat: `forum:${id ?? `${folder}/${unnumbered}`}`,
    name: title === "" ? folder : title,
    platform: "forum",
    topic: null,
    idPrefix: "",
    savedLocal: readWrittenTime(saved ?? "")?.local ?? null,
  };
}

/** A file's name without its extension and without the `(2)` of a copy. */
function bareName(path: string): string {
  return baseName(path).replace(/(?:\s?\(\d{1,3}\))?\.[^.]{1,10}$/, "");
}

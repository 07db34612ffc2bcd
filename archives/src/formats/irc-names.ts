import { encodingOf, HEAD_BYTES, headOf } from "../bytes/encoding.ts";
import { baseName, bytesOf, foldersOf, type ArchiveFile } from "../file.ts";
import { dateInPath } from "./irc-days.ts";
import { readIrcLine } from "./irc-lines.ts";

/** A channel's name is on nearly every page of its log; looking for it in thousands would take its time. */
const PAGES_LOOKED_AT = 20;

/**
 * The chat each file is a part of: what its path calls it, else what the log itself does, else the days the
 * files are of, since files without any name that lie together are pages of one log.
 */
export async function chatNamesOf(files: readonly ArchiveFile[]): Promise<(file: ArchiveFile) => string> {
  const nameless = files.filter(({ path }) => nameInPath(path) === "");
  const other = nameless.length === 0 ? "" : ((await nameInside(nameless)) ?? daysOf(nameless));
  return ({ path }) => nameInPath(path) || other;
}

/** `#channel/2009/2009-03-03.log` is a day of `#channel`, and so is `network_#channel_20090303.log`. */
export function nameInPath(path: string): string {
  const own = nameInFile(baseName(path));
  const isDayOfMonth = /^\d\d$/.test(own) && dateInPath(path) !== null;
  if (own !== "" && !isDayOfMonth) return own;
  const folder = foldersOf(path).findLast((one) => !/^\d{4}(?:-\d\d)?$|^\d\d$/.test(one)) ?? "";
  return folder.replace(/\.zip$/i, "");
}

const ENDINGS = /(?:\.(?:raw|ascii|txt|log|weechatlog|train-[a-z]|\d{1,2}))+$/;
const DAY = /[._-]?(?<!\d)\d{4}-?\d\d-?\d\d(?!\d)(?:_\d\d)?[._-]?/;

function nameInFile(file: string): string {
  // Saved web pages keep the sign as it stood in their address.
  const own = file.replace(/%23/g, "#").replace(ENDINGS, "").replace(DAY, "");
  const channel = own.indexOf("#");
  return channel < 0 ? own : own.slice(channel);
}

async function nameInside(files: readonly ArchiveFile[]): Promise<string | null> {
  for (const file of files.slice(0, PAGES_LOOKED_AT)) {
    const head = await startOf(file);
    const text = new TextDecoder(encodingOf(head) ?? "utf-8").decode(head);
    const name = channelIn(text.split(/\r?\n/));
    if (name !== null) return name;
  }
  return null;
}

/** What cannot be read now is told when it is read for its words. */
async function startOf(file: ArchiveFile): Promise<Uint8Array> {
  try {
    return await headOf(bytesOf(file), HEAD_BYTES);
  } catch {
    return new Uint8Array();
  }
}

const CHANNEL =
  /^Now talking (?:on|in) (?<now>[#&][^\s,]+)|\b(?:has )?(?:joined|left) (?<door>[#&][^\s,]+)|\btopic (?:of|for) (?<topic>[#&][^\s,:]+)/i;

/** The channel a log says it is of, in its own words and not in those of anybody who speaks there. */
function channelIn(lines: readonly string[]): string | null {
  for (const line of lines) {
    const ident = /^Session Ident: (?<ident>[#&]\S+)/.exec(line)?.groups?.["ident"];
    if (ident !== undefined) return ident;
    const { room, news } = readIrcLine(line) ?? {};
    if (room !== undefined) return room;
    const groups = CHANNEL.exec(news ?? "")?.groups;
    if (groups !== undefined) return groups["now"] ?? groups["door"] ?? groups["topic"] ?? null;
  }
  return null;
}

/** `2020-01-01`, or `2020-01-01 – 2020-01-31` where there are several. */
function daysOf(files: readonly ArchiveFile[]): string {
  const days = [...new Set(files.map(({ path }) => baseName(path).replace(ENDINGS, "")))].filter(Boolean);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return "irc";
  return first === last ? first : `${first} – ${last}`;
}

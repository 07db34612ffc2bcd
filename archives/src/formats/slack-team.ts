import type { ArchiveChat, ArchivePerson, Named } from "@kith/contract/archive";
import { baseName, type ArchiveFile } from "../file.ts";
import type { ReadingDesk } from "../reader.ts";
import { fieldsOf, idOf, listOf, textOf, type Fields } from "../values.ts";

/** Who and what the lists of a Slack export know. */
export interface SlackTeam {
  readonly users: ReadonlyMap<string, SlackUser>;
  /** By the name of the folder their days lie in, and by id. */
  readonly channels: ReadonlyMap<string, SlackChannel>;
}

export interface SlackUser {
  readonly name: string;
  readonly isBot: boolean;
  readonly isGone: boolean;
  readonly role: ArchivePerson["role"];
}

export interface SlackChannel {
  readonly id: string;
  /** "" where the list has none, as for talks of two. */
  readonly name: string;
  readonly shape: ArchiveChat["shape"];
  readonly purpose: string | null;
  readonly members: readonly string[];
}

/** The lists of channels, and what kind of talk each holds. */
export const CHANNEL_LISTS: ReadonlyMap<string, ArchiveChat["shape"]> = new Map([
  ["channels.json", "group"],
  ["groups.json", "group"],
  ["mpims.json", "group"],
  ["dms.json", "private"],
]);

export const USER_LIST = "users.json";

/** Slack's own voice, which the list of users takes for a person. */
const SLACKBOT = "USLACKBOT";

/** Users, channels and memberships are held at once: no workspace has more, and a hostile file shall not fill the memory. */
const MAX_ENTRIES = 5_000_000;

/** Reads the lists among the files, at most `maxEntries` of what they hold; without any, a team of nobody. */
export async function readTeam(
  files: readonly ArchiveFile[],
  desk: Pick<ReadingDesk, "json" | "loss">,
  maxEntries = MAX_ENTRIES,
): Promise<SlackTeam> {
  const users = new Map<string, SlackUser>();
  const channels = new Map<string, SlackChannel>();
  let entries = 0;
  for (const file of files) {
    const name = baseName(file.path);
    const shape = CHANNEL_LISTS.get(name);
    if (shape === undefined && name !== USER_LIST) continue;
    for await (const row of rowsIn(file, desk)) {
      entries += 1 + listOf(row["members"]).length;
      if (entries > maxEntries) {
        desk.loss.truncated(file.path);
        break;
      }
      if (shape === undefined) takeUser(row, users);
      else takeChannel(row, shape, channels);
    }
  }
  return { users, channels };
}

async function* rowsIn(file: ArchiveFile, desk: Pick<ReadingDesk, "json">): AsyncGenerator<Fields> {
  for await (const part of desk.json(file, { elements: [""] })) {
    if (part.kind !== "elements") continue;
    for (const value of part.values) {
      const row = fieldsOf(value);
      if (row !== null) yield row;
    }
  }
}

function takeUser(row: Fields, users: Map<string, SlackUser>): void {
  const id = idOf(row["id"]);
  if (id === null) return;
  const isOwner = row["is_owner"] === true || row["is_primary_owner"] === true;
  users.set(id, {
    name: nameIn(fieldsOf(row["profile"])) ?? nameIn(row) ?? "",
    isBot: row["is_bot"] === true || id === SLACKBOT,
    isGone: row["deleted"] === true,
    role: isOwner ? "owner" : row["is_admin"] === true ? "admin" : "member",
  });
}

/** The name people saw. */
export function nameIn(row: Fields | null): string | null {
  const names = [row?.["display_name"], row?.["real_name"], row?.["name"]].map(textOf);
  return names.find((name) => name !== null && name.trim() !== "") ?? null;
}

function takeChannel(row: Fields, shape: ArchiveChat["shape"], channels: Map<string, SlackChannel>): void {
  const id = idOf(row["id"]);
  if (id === null) return;
  const name = textOf(row["name"]) ?? "";
  const members = listOf(row["members"]).filter((member) => typeof member === "string");
  const channel = { id, name, shape, purpose: purposeIn(row), members };
  channels.set(id, channel);
  if (name !== "") channels.set(name, channel);
}

function purposeIn(row: Fields): string | null {
  const texts = ["purpose", "topic"].map((key) => textOf(fieldsOf(row[key])?.["value"])?.trim() ?? "");
  return texts.find((text) => text !== "") ?? null;
}

/** A user by id, with the name the list gives. */
export function namedIn(team: SlackTeam, id: string): Named {
  const name = team.users.get(id)?.name ?? "";
  return { id, name: name === "" ? null : name };
}

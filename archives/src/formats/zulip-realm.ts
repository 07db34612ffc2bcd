import type { ArchivePerson } from "@kith/contract/archive";
import type { ArchiveFile } from "../file.ts";
import type { ReadingDesk } from "../reader.ts";
import { instantOfEpoch } from "../time.ts";
import { fieldsOf, idOf, numberOf, textOf, type Fields } from "../values.ts";

/** Who and what a Zulip organisation's `realm.json` knows, as far as its talk is concerned. */
export interface Realm {
  /** Sets its chats apart from those of another organisation. */
  name: string;
  readonly users: Map<string, ZulipUser>;
  readonly channels: Map<string, ZulipChannel>;
  /** Where messages go, by recipient id. */
  readonly recipients: Map<string, Recipient>;
  /** Ids of users subscribed now, by recipient id. */
  readonly subscribers: Map<string, string[]>;
  /** Ids of users who reacted, once per reaction, by message id. */
  readonly reactions: Map<string, string[]>;
  /** Subscriptions taken and given up, by channel id. */
  readonly arrivals: Map<string, Arrival[]>;
}

export interface ZulipUser {
  readonly name: string;
  readonly isBot: boolean;
  readonly isActive: boolean;
  readonly role: ArchivePerson["role"];
}

export interface ZulipChannel {
  readonly name: string;
  readonly purpose: string | null;
}

export interface Recipient {
  readonly kind: "person" | "channel" | "people";
  readonly targetId: string;
}

export interface Arrival {
  readonly at: number;
  readonly user: string;
  readonly by: string | null;
  readonly isLeaving: boolean;
}

export function emptyRealm(): Realm {
  return {
    name: "",
    users: new Map(),
    channels: new Map(),
    recipients: new Map(),
    subscribers: new Map(),
    reactions: new Map(),
    arrivals: new Map(),
  };
}

/** Reads one row of a table into the realm; what it cannot use it leaves. */
type TakeRow = (row: Fields, realm: Realm) => void;

const TABLES: Readonly<Record<string, TakeRow>> = {
  zerver_realm: (row, realm) => {
    realm.name = textOf(row["string_id"]) ?? "";
  },
  zerver_userprofile: takeUser,
  zerver_userprofile_mirrordummy: takeUser,
  zerver_userprofile_crossrealm: takeSystemBot,
  zerver_stream: takeChannel,
  zerver_recipient: takeRecipient,
  zerver_subscription: takeSubscription,
  zerver_reaction: takeReaction,
  zerver_realmauditlog: takeArrival,
};

/** The rest is settings, devices and habits of people: none of our business. */
const OTHER_TABLES = [
  "alertword attachment botconfigdata botstoragedata client customprofilefield customprofilefieldvalue",
  "defaultstream directmessagegroup groupgroupmembership huddle muteduser namedusergroup onboardingstep",
  "realmauthenticationmethod realmdomain realmemoji realmfilter realmplayground realmuserdefault",
  "savedsnippet scheduledmessage service useractivity useractivityinterval usergroup usergroupmembership",
  "userpresence userstatus usertopic usermessage channelfolder channelemailaddress submessage",
].flatMap((line) => line.split(" ").map((name) => `zerver_${name}`));

const PLAN = {
  elements: Object.keys(TABLES),
  skip: [...OTHER_TABLES, "import_source", "sort_by_date", "zerver_message"],
};

/** All rows are held at once: no organisation has more, and a hostile file shall not fill the memory. */
const MAX_ROWS = 5_000_000;

/** Reads `realm.json`, at most `maxRows` rows of it. */
export async function readRealm(
  file: ArchiveFile,
  desk: Pick<ReadingDesk, "json" | "loss">,
  maxRows = MAX_ROWS,
): Promise<Realm> {
  const realm = emptyRealm();
  let rows = 0;
  for await (const part of desk.json(file, PLAN)) {
    const take = part.kind === "elements" ? TABLES[part.path] : undefined;
    if (take === undefined || part.kind !== "elements") continue;
    rows += part.values.length;
    if (rows > maxRows) {
      desk.loss.truncated(file.path);
      break;
    }
    for (const value of part.values) {
      const row = fieldsOf(value);
      if (row !== null) take(row, realm);
    }
  }
  return realm;
}

const OWNER = 100;
const MODERATOR = 300;

function takeUser(row: Fields, realm: Realm): void {
  const id = idOf(row["id"]);
  if (id === null) return;
  const level = numberOf(row["role"]) ?? (row["is_realm_admin"] === true ? MODERATOR : MODERATOR + 1);
  realm.users.set(id, {
    name: textOf(row["full_name"]) ?? "",
    isBot: row["is_bot"] === true,
    isActive: row["is_active"] !== false && row["is_mirror_dummy"] !== true,
    role: level <= OWNER ? "owner" : level <= MODERATOR ? "admin" : "member",
  });
}

/** The server's own bots are known by a mail address alone: `notification-bot@…`. */
function takeSystemBot(row: Fields, realm: Realm): void {
  const id = idOf(row["id"]);
  if (id === null || realm.users.has(id)) return;
  const name = (textOf(row["email"]) ?? "").replace(/@.*$/s, "").replaceAll("-", " ");
  realm.users.set(id, { name, isBot: true, isActive: true, role: null });
}

function takeChannel(row: Fields, realm: Realm): void {
  const id = idOf(row["id"]);
  const purpose = textOf(row["description"]);
  if (id !== null)
    realm.channels.set(id, { name: textOf(row["name"]) ?? "", purpose: purpose === "" ? null : purpose });
}

const KINDS = new Map<unknown, Recipient["kind"]>([
  [1, "person"],
  [2, "channel"],
  [3, "people"],
]);

function takeRecipient(row: Fields, realm: Realm): void {
  const id = idOf(row["id"]);
  const targetId = idOf(row["type_id"]);
  const kind = KINDS.get(row["type"]);
  if (id !== null && targetId !== null && kind !== undefined) realm.recipients.set(id, { kind, targetId });
}

function takeSubscription(row: Fields, realm: Realm): void {
  const recipient = idOf(row["recipient"]);
  const user = idOf(row["user_profile"]);
  if (recipient === null || user === null || row["active"] === false) return;
  listIn(realm.subscribers, recipient).push(user);
}

function takeReaction(row: Fields, realm: Realm): void {
  const messageId = idOf(row["message"]);
  const user = idOf(row["user_profile"]);
  if (messageId !== null && user !== null) listIn(realm.reactions, messageId).push(user);
}

const SUBSCRIBED = new Set<unknown>([301, 302]);
const UNSUBSCRIBED = 303;

function takeArrival(row: Fields, realm: Realm): void {
  const isLeaving = row["event_type"] === UNSUBSCRIBED;
  if (!isLeaving && !SUBSCRIBED.has(row["event_type"])) return;
  const channel = idOf(row["modified_stream"]);
  const user = idOf(row["modified_user"]);
  const at = instantOfEpoch(numberOf(row["event_time"]) ?? Number.NaN);
  if (channel === null || user === null || at === null) return;
  listIn(realm.arrivals, channel).push({ at, user, by: idOf(row["acting_user"]), isLeaving });
}

function listIn<T>(lists: Map<string, T[]>, key: string): T[] {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const list: T[] = [];
  lists.set(key, list);
  return list;
}

import { ImportView } from "@kith/contract/imports";
import { BlobReader, BlobWriter, configure, ZipWriter } from "@zip.js/zip.js";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Answer, Community, Visitor, World } from "../world.ts";

/** Archives brought into communities through HTTP. */

configure({ useWebWorkers: false });

export const fixtures = path.resolve(import.meta.dirname, "../../../archives/fixtures");

/** The word an organiser gives with every upload. */
export const RIGHT = {
  fileName: "export.json",
  mayImport: "yes",
  purpose: "Keep our history",
  retention: "As long as the community exists",
};

/** Who sends, and to which community. */
export interface Sender {
  readonly path: string;
  readonly as: Pick<Visitor, "cookie">;
}

/** Sends an archive as somebody. */
export async function upload(
  { app }: Pick<World, "app">,
  { path: place, as: { cookie } }: Sender,
  bytes: Uint8Array,
  query: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const answer = await app.inject({
    method: "POST",
    url: `${place}/imports?${new URLSearchParams({ ...RIGHT, ...query }).toString()}`,
    headers: { cookie, "content-type": "application/octet-stream" },
    payload: Buffer.from(bytes),
  });
  const { statusCode: status, payload: text } = answer;
  return { status, text, as: (form) => form.parse(JSON.parse(text)) };
}

const PATIENCE_MS = 50_000;

/** Waits until an import is in one of these states; without any, until nothing more is done to it. */
export async function ended(
  { path: place, organiser }: Community,
  importId: string,
  ...states: readonly string[]
): Promise<ImportView> {
  const wanted = states.length > 0 ? states : ["done", "failed", "cancelled", "undone"];
  for (const from = performance.now(); performance.now() - from < PATIENCE_MS; await sleep(25)) {
    const view = (await organiser.get(`${place}/imports/${importId}`)).as(ImportView);
    if (wanted.includes(view.state)) return view;
  }
  throw new Error(`import ${importId} did not become ${wanted.join(", ")}`);
}

/** Sends an archive as the organiser and waits for the end. */
export async function imported(
  world: World,
  community: Community,
  bytes: Uint8Array,
  query?: Readonly<Record<string, string>>,
): Promise<ImportView> {
  const answer = await upload(world, { path: community.path, as: community.organiser }, bytes, query);
  if (answer.status !== 201) throw new Error(`${answer.status}: ${answer.text}`);
  return ended(community, answer.as(ImportView).id);
}

/** Undoes an import and waits until all of it is out. */
export async function undone(community: Community, importId: string): Promise<ImportView> {
  const answer = await community.organiser.delete(`${community.path}/imports/${importId}`);
  if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.text}`);
  return ended(community, importId, "undone");
}

/**
 * Every row of every table, as text, but of those that tell that an import was, be it to whoever brought it in, and of
 * those in which health is counted from all the others whenever it is.
 */
export async function everything({ database }: World): Promise<Record<string, string[]>> {
  const { rows: tables } = await database.pool.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
       and relname not in ('audit_entries', 'deliveries', 'imports', 'migrations', 'nodes', 'notices') and relname not like 'diagnosis%'
     order by 1`,
  );
  const all: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await database.pool.query<{ row: string }>(
      `select t::text as row from ${name} t order by 1`,
    );
    all[name] = rows.map(({ row }) => row);
  }
  return all;
}

export function fixture(name: string): Uint8Array {
  return readFileSync(path.join(fixtures, name));
}

/** A folder of the fixtures as one zip. */
export async function zippedFixture(name: string): Promise<Uint8Array> {
  const root = path.join(fixtures, name);
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return zipOf(
    files.map((entry) => {
      const place = path.join(entry.parentPath, entry.name);
      return [
        path.relative(path.dirname(root), place).split(path.sep).join("/"),
        readFileSync(place),
      ] as const;
    }),
  );
}

export async function zipOf(files: readonly (readonly [string, Uint8Array | string])[]): Promise<Uint8Array> {
  const writer = new ZipWriter(new BlobWriter("application/zip"));
  for (const [name, content] of files)
    await writer.add(name, new BlobReader(new Blob([content as BlobPart])));
  return new Uint8Array(await (await writer.close()).arrayBuffer());
}

/** One message of a made-up Telegram export. */
export interface Line {
  readonly id: number;
  readonly from: string;
  readonly text: string;
  readonly minute: number;
  readonly replyTo?: number;
}

const START_S = Date.UTC(2024, 2, 1, 8) / 1000;

/** A Telegram export of these lines. */
export function telegram(lines: readonly Line[], { name = "Hill walkers", id = 77 } = {}): Uint8Array {
  const messages = lines.map(({ id: number, from, text, minute, replyTo }) => ({
    id: number,
    type: "message",
    date: new Date((START_S + 60 * minute) * 1000).toISOString().slice(0, 19),
    date_unixtime: String(START_S + 60 * minute),
    from,
    from_id: `user${from}`,
    ...(replyTo === undefined ? {} : { reply_to_message_id: replyTo }),
    text,
    text_entities: [{ type: "plain", text }],
  }));
  return Buffer.from(JSON.stringify({ name, type: "private_supergroup", id, messages }, null, 1));
}

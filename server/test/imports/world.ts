import { ImportView } from "@kith/contract/imports";
import type { Role } from "@kith/contract/members";
import { BlobReader, BlobWriter, configure, ZipWriter } from "@zip.js/zip.js";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "../../src/platform/db/open.ts";
import { admitPerson, appoint, foundCommunity } from "../../src/modules/members/index.ts";
import { signedIn } from "../accounts/signed-in.ts";
import { ctxOf, openApp, type TestApp } from "../app.ts";

/** Communities into which archives are brought, through HTTP. */

configure({ useWebWorkers: false });

export const fixtures = path.resolve(import.meta.dirname, "../../../archives/fixtures");

/** Somebody who asks the app. */
export interface Asker {
  readonly memberId: string;
  readonly personId: string;
  get(place: string, language?: string): Promise<Answer>;
  post(place: string, body?: object): Promise<Answer>;
  delete(place: string): Promise<Answer>;
  upload(bytes: Uint8Array, query?: Readonly<Record<string, string>>): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

export interface World {
  readonly app: TestApp;
  readonly slug: string;
  readonly communityId: string;
  readonly organiser: Asker;
  /** Somebody with an account, who belongs here or does not. */
  stranger(name: string): Promise<Asker>;
  /** Waits until an import has ended in one of these states. */
  ended(importId: string, ...states: string[]): Promise<ImportView>;
  /** Uploads and waits for the end. */
  imported(bytes: Uint8Array, query?: Readonly<Record<string, string>>): Promise<ImportView>;
}

const PATIENCE_MS = 50_000;

/** A founded community with an app that does its work. */
export async function importWorld(database: Database, name = "Potters"): Promise<World> {
  const app = await openApp(database, { doesJobs: true });
  return foundedIn(app, name);
}

export async function foundedIn(app: TestApp, name: string): Promise<World> {
  const founder = await signedIn(app, `${name} founder`);
  const { slug, communityId, memberId } = await foundCommunity(ctxOf(app), founder, {
    name,
    purpose: "To learn from each other",
    sharedNeed: "A kiln",
    motive: "study",
    timeZone: "Asia/Shanghai",
    language: "en",
  });
  const organiser = asker(app, slug, { ...founder, memberId });
  const ended = async (importId: string, ...states: string[]) => {
    const wanted = states.length > 0 ? states : ["done", "failed", "cancelled", "undone"];
    for (const from = performance.now(); performance.now() - from < PATIENCE_MS; await sleep(25)) {
      const view = ImportView.parse((await organiser.get(`imports/${importId}`)).body);
      if (wanted.includes(view.state)) return view;
    }
    throw new Error(`import ${importId} did not end as ${wanted.join(", ")}`);
  };
  return {
    app,
    slug,
    communityId,
    organiser,
    stranger: async (called) => asker(app, slug, { ...(await signedIn(app, called)), memberId: "" }),
    ended,
    imported: async (bytes, query) => {
      const { status, body } = await organiser.upload(bytes, query);
      if (status !== 201) throw new Error(`${status}: ${JSON.stringify(body)}`);
      return ended(String(body["id"]));
    },
  };
}

function asker(
  app: TestApp,
  slug: string,
  who: { readonly personId: string; readonly memberId: string; readonly cookie: string },
): Asker {
  const { cookie, personId, memberId } = who;
  const url = (place: string) => `/api/communities/${slug}/${place}`;
  const ask = async (
    method: "GET" | "POST" | "DELETE",
    place: string,
    more: object = {},
  ): Promise<Answer> => {
    const answer = await app.inject({ method, url: url(place), headers: { cookie }, ...more });
    return { status: answer.statusCode, body: answer.json() };
  };
  return {
    personId,
    memberId,
    get: (place, language = "en") => ask("GET", place, { headers: { cookie, "accept-language": language } }),
    post: (place, body) => ask("POST", place, body === undefined ? {} : { payload: body }),
    delete: (place) => ask("DELETE", place),
    upload: (bytes, query = {}) =>
      ask("POST", `imports?${new URLSearchParams({ ...RIGHT, ...query }).toString()}`, {
        headers: { cookie, "content-type": "application/octet-stream" },
        payload: Buffer.from(bytes),
      }),
  };
}

/** The word an organiser gives with every upload. */
export const RIGHT = {
  fileName: "export.json",
  mayImport: "yes",
  purpose: "Keep our history",
  retention: "As long as the community exists",
};

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

export { admitPerson, appoint };
export type { Role };

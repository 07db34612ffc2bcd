import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { migrate } from "../../server/src/platform/db/migrate.ts";
import { openDatabase, type Database } from "../../server/src/platform/db/open.ts";
import { migrateJobs } from "../../server/src/platform/jobs/index.ts";
import { startEmbedded } from "../../server/src/platform/postgres/embedded.ts";
import { signedIn } from "../../server/test/accounts/signed-in.ts";
import { openApp, type TestApp } from "../../server/test/app.ts";
import { fill, type Sizes } from "./fill.ts";

/** A server with many communities, one of them large, for whoever measures it from another process. */
export interface Serving {
  readonly url: string;
  readonly slug: string;
  /** Slugs of the small ones run from `${slug}-1`. */
  readonly communities: number;
  readonly organiserCookie: string;
  readonly memberCookie: string;
  readonly personId: string;
}

/** Fills a database of its own and serves it; what it is, it prints as JSON. It ends when its standard input does. */
export async function serve(sizes: Sizes): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "kith-bench-gate-"));
  mkdirSync(path.join(folder, "data"));
  const postgres = await startEmbedded({ folder: path.join(folder, "data") });
  const database = await openDatabase(postgres.connection, () => undefined);
  await migrate(database.pool);
  await migrateJobs(database.pool);
  const app = await openApp(database);
  bareRead(app, database);
  const made = await madeCommunity(app);
  await fill(database.pool, made, sizes);
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  const serving: Serving = { url, communities: sizes.communities, ...made };
  console.log(JSON.stringify(serving));
  process.stdin.resume();
  await new Promise((resolve) => process.stdin.once("end", resolve));
  await app.close();
  await database.close();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** What everything else is measured against: one row by its primary key, through the same server. */
function bareRead(app: TestApp, { db }: Database): void {
  const schema = { params: z.object({ id: z.uuid() }), response: { 200: z.object({ name: z.string() }) } };
  app.get("/api/bench/people/:id", { schema }, async (request, reply) => {
    const row = await db
      .selectFrom("people")
      .select("name")
      .where("id", "=", request.params.id)
      .executeTakeFirstOrThrow();
    return reply.send(row);
  });
}

export interface MadeCommunity {
  readonly communityId: string;
  readonly slug: string;
  readonly organiserCookie: string;
  readonly memberCookie: string;
  readonly personId: string;
}

const slug = "measured";
const CHARTER = {
  purpose: "Reading books to their end.",
  sharedNeed: "Company in reading",
  anchor: { kind: "hobby", text: "reading long novels" },
  onlyHere: ["A talk with the translator each month"],
  motive: "friendship",
  asks: ["One book a month"],
  fees: "None",
  rules: [{ number: null, text: "Do not tell how it ends." }],
};

/** A community founded, opened and with an open gate, as people do it; and one application. */
async function madeCommunity(app: TestApp): Promise<MadeCommunity> {
  const [organiser, member, applicant] = await Promise.all(
    ["Ana", "Ben", "Cleo"].map((name) => signedIn(app, name)),
  );
  const by = (who: { cookie: string } | undefined) => asking(app, who?.cookie ?? "");
  const own = by(organiser);
  const at = `/api/communities/${slug}`;
  const founding = { name: "Measured", slug, timeZone: "UTC", language: "en" };
  const { communityId, memberId } = Founded.parse(
    await own("POST", "/api/communities", { ...founding, ...CHARTER }),
  );
  await own("POST", `${at}/terms`, { memberId, role: "backbone", endsAt: null, reason: "" });
  const draft = Draft.parse(await own("GET", `${at}/charter/draft`, null));
  const changed = Draft.parse(
    await own("PATCH", `${at}/charter/draft`, { revision: draft.revision, changes: CHARTER }),
  );
  await own("POST", `${at}/charter/open`, { revision: changed.revision, note: "" });
  const gate = Gate.parse(await own("GET", `${at}/gate`, null));
  await own("PUT", `${at}/gate`, { version: gate.version, settings: { ...gate.settings, isOpen: true } });
  await applyTo(app, by(applicant));
  await own("GET", `/api/join/${slug}`, null);
  return {
    communityId,
    slug,
    organiserCookie: organiser?.cookie ?? "",
    memberCookie: member?.cookie ?? "",
    personId: member?.personId ?? "",
  };
}

type Ask = (method: "GET" | "POST" | "PATCH" | "PUT", url: string, body: object | null) => Promise<unknown>;

function asking(app: TestApp, cookie: string): Ask {
  return async (method, url, body) => {
    const answer = await app.inject({
      method,
      url,
      headers: { cookie },
      ...(body === null ? {} : { payload: body }),
    });
    if (answer.statusCode >= 400) throw new Error(`${method} ${url}: ${answer.payload}`);
    return answer.payload === "" ? null : (JSON.parse(answer.payload) as unknown);
  };
}

async function applyTo(app: TestApp, ask: Ask): Promise<void> {
  const form = Form.parse(await ask("GET", `/api/join/${slug}/form`, null));
  const id = "01930000-0000-7000-8000-00000000000a";
  const answered = { ...form, id, acceptsCharter: true, answers: {}, referee: null, age: null };
  await ask("POST", `/api/join/${slug}/applications`, answered);
}

const Founded = z.object({ communityId: z.string(), memberId: z.string() });
const Draft = z.object({ revision: z.number() });
const Gate = z.object({ version: z.number(), settings: z.record(z.string(), z.unknown()) });
const Form = z.object({ gateVersion: z.number(), charterVersion: z.number() });

import { afterAll, beforeAll } from "vitest";
import type { Notice } from "../src/platform/delivery/index.ts";
import { deliver } from "../src/platform/delivery/index.ts";
import { ctxOf, openApp } from "./app.ts";
import { ownDatabase } from "./database/database.ts";
import { PostOffice } from "./delivery/post-office.ts";
import { until } from "./delivery/world.ts";
import { movableClock, visitor, type Visitor, type World } from "./world.ts";

/** A world whose people are told of things, with a mail server of the file's own. */
export interface MailWorld extends World {
  readonly office: PostOffice;
  /** Does whatever is due by the world's clock. */
  catchUp(): Promise<void>;
}

export const PUBLIC_URL = "https://kith.example";

/** 17:00 in Shanghai, which is not quiet. */
export const DAYTIME = "2026-03-02T09:00:00Z";

/** Stands in for a test file: `current` from the first test on. Without `hasMail` the instance has no mail server. */
export function ownMailWorld({ hasMail = true } = {}): { readonly current: MailWorld } {
  const database = ownDatabase();
  let world: MailWorld | null = null;
  beforeAll(async () => {
    const [office, clock] = [new PostOffice(), movableClock(DAYTIME)];
    await office.open();
    let catchUp = async (): Promise<void> => undefined;
    const app = await openApp(database.current, {
      clock,
      doesJobs: true,
      mail: hasMail ? mailTo(office) : null,
      demo: (_, doWhatIsDue) => {
        catchUp = doWhatIsDue;
        return {};
      },
    });
    const ctx = ctxOf(app);
    world = { app, database: database.current, ctx, clock, office, catchUp: () => catchUp() };
  });
  afterAll(async () => {
    await world?.app.close();
    await world?.office.close();
  });
  return {
    get current() {
      if (world === null) throw new Error("Not before the tests begin");
      return world;
    },
  };
}

function mailTo(office: PostOffice) {
  const from = { name: "Kith", address: "kith@example.net" };
  return { smtpUrl: `smtp://127.0.0.1:${office.port}`, from, publicUrl: PUBLIC_URL };
}

/** Somebody signed in whom mail reaches, and whose device speaks this language. */
export async function reachable(world: MailWorld, name: string, address: string): Promise<Visitor> {
  const person = await visitor(world, name);
  await addressed(world, person, address);
  return person;
}

export async function addressed(
  { database }: MailWorld,
  { personId }: { readonly personId: string },
  address: string,
): Promise<void> {
  await database.pool.query("update auth.users set email = $2 where id = $1", [personId, address]);
}

/** Tells people something on its own, as a module would. */
export function told(
  { ctx }: MailWorld,
  notice: Pick<Notice, "personIds"> & Partial<Notice>,
): Promise<string> {
  const whole = {
    communityId: "00000000-0000-7000-8000-000000000001",
    purpose: "service",
    body: {
      en: { title: "Your export is ready", text: "Fetch it within a week." },
      "zh-CN": { title: "你要的副本好了", text: "一周之内来取。" },
    },
    url: "/account",
    ...notice,
  };
  return ctx.db.transaction().execute((tx) => deliver(tx, ctx, whole));
}

/** Letters that reached an address, once there is nothing left to be done at once. */
export async function lettersTo(world: MailWorld, address: string) {
  await settled(world);
  return world.office.letters.filter(({ envelope }) => envelope.to.includes(address));
}

/** Waits until nothing is left to hear, to bring in or to send: what is due later by the world's clock has no job left. */
export async function settled({ database }: MailWorld): Promise<void> {
  await until(async () => {
    const { rows } = await database.pool.query<{ count: number }>(
      `select count(*)::int as count from graphile_worker.jobs
       where task_identifier in ('event', 'deliver', 'imports.run')`,
    );
    return rows[0]?.count === 0;
  });
}

/** State and story of the one delivery of a notice. */
export async function storyOf({ database }: MailWorld, personId: string): Promise<string[]> {
  const { rows } = await database.pool.query<{
    state: string;
    log: { what: string; route?: string; detail?: string }[];
  }>("select state, log from deliveries where person_id = $1 order by id", [personId]);
  return rows.map(({ state, log }) => {
    const steps = log.map(({ what, route, detail }) => [what, route, detail].filter(Boolean).join(" "));
    return `${state}: ${steps.join(", ")}`;
  });
}

/** The path of the link by which a letter can be ended. */
export function endingOf({ headers }: PostOffice["letters"][number]): string {
  const [, path = ""] =
    /^<https:\/\/kith\.example(\/[^>]+)>$/.exec(headers["list-unsubscribe"]?.[0] ?? "") ?? [];
  return path;
}

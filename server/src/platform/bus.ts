import { Client } from "pg";
import { sql } from "kysely";
import { z } from "zod";
import type { Connection, Tx } from "./db/open.ts";

/**
 * News from node to node, heard at once by whoever listens and by nobody later: for screens, not for work. It goes out
 * when the transaction commits. Ids only: a message holds less than 8,000 bytes.
 */
export interface Bus {
  /** @returns what ends the listening. */
  on(topic: string, hear: (news: unknown) => void): () => void;
  stop(): Promise<void>;
}

const CHANNEL = "kith";
const CONNECT_MS = 10_000;

/** After a break; each time in vain twice as long, up to the longest. */
const RETRY_MS = 500;
const LONGEST_RETRY_MS = 8000;

const Message = z.object({ topic: z.string(), news: z.unknown() });

/** Listens on a connection of its own, and on a new one when that breaks. What is said in between is not heard. */
export async function openBus(connection: Connection, onTrouble: (message: string) => void): Promise<Bus> {
  const hearers = new Map<string, Set<(news: unknown) => void>>();
  const state = { isStopped: false };
  let client: Client;

  async function listen(): Promise<void> {
    const own = new Client({ ...connection, connectionTimeoutMillis: CONNECT_MS });
    own.on("error", ({ message }) => onTrouble(message));
    own.on("notification", ({ payload }) => {
      const { topic, news } = Message.parse(JSON.parse(payload ?? ""));
      for (const hear of hearers.get(topic) ?? []) hear(news);
    });
    try {
      await own.connect();
      await own.query(`listen ${CHANNEL}`);
    } catch (error) {
      await own.end().catch(() => undefined);
      throw error;
    }
    // Only from here on: one that never stood ends as well, and whoever tried to listen tries again.
    own.once("end", () => void listenAgain());
    client = own;
    if (state.isStopped) await own.end();
  }

  async function listenAgain(): Promise<void> {
    for (let waitMs = RETRY_MS; !state.isStopped; waitMs = Math.min(2 * waitMs, LONGEST_RETRY_MS)) {
      await new Promise((resolve) => setTimeout(resolve, waitMs).unref());
      if (state.isStopped) return;
      const isBack = await listen().then(
        () => true,
        () => false,
      );
      if (isBack) return;
    }
  }

  await listen();
  return {
    on: (topic, hear) => {
      const own = hearers.get(topic) ?? new Set();
      hearers.set(topic, own.add(hear));
      return () => own.delete(hear);
    },
    stop: async () => {
      state.isStopped = true;
      await client.end();
    },
  };
}

/** Tells every node, if the transaction commits. */
export async function tell(tx: Tx, topic: string, news: Readonly<Record<string, string>>): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${JSON.stringify({ topic, news })})`.execute(tx);
}

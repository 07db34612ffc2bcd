import { Kysely, PostgresDialect } from "kysely";
import { once } from "node:events";
import type { Pool, PoolClient } from "pg";
import { from } from "pg-copy-streams";
import type { Tables } from "./tables.ts";
import type { Tx } from "./open.ts";

/**
 * COPY inside a transaction of typed queries: the fastest way for many rows, in the order in which they are given.
 * Only a transaction begun here can do it, since it alone knows its connection.
 */

const clients = new WeakMap<Tx, PoolClient>();

/** A transaction in which `copyRows` works; it commits when `work` resolves and is undone when it throws. */
export async function copyTransaction<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const own = { query: client.query.bind(client), release: () => undefined };
  const onePool = { connect: () => Promise.resolve(own), end: () => Promise.resolve() };
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: onePool as unknown as Pool }) });
  try {
    const done = await db.transaction().execute((tx) => {
      clients.set(tx, client);
      return work(tx);
    });
    client.release();
    return done;
  } catch (error) {
    // A COPY that broke off may have left the connection waiting for rows.
    client.release(true);
    throw error;
  }
}

/** Opens such transactions, for modules, which hold no pool. */
export type Copying = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

export function copyingOn(pool: Pool): Copying {
  return (work) => copyTransaction(pool, work);
}

/** What a column of a row may hold. */
export type CopyValue = string | number | boolean | Date | readonly string[] | null;

/** Whether many rows may be copied in this transaction; else they are inserted. */
export function canCopy(tx: Tx): boolean {
  return clients.has(tx);
}

/**
 * Adds rows to a table. NUL, which PostgreSQL cannot keep, is dropped from texts. The server takes in what was written
 * while the next rows are being made, and whoever else waits for this process has their turn in between.
 * @param columns in the order in which each row gives its values. @throws where the transaction cannot copy.
 */
export async function copyRows<Name extends keyof Tables>(
  tx: Tx,
  table: Name,
  columns: readonly (keyof Tables[Name] & string)[],
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> {
  const client = clients.get(tx);
  if (client === undefined) throw new Error("rows are copied in a transaction begun by copyTransaction");
  const pieces = copyText(rows);
  let piece = pieces.next();
  if (piece.done === true) return;
  const stream = client.query(from(`copy ${table} (${columns.join(", ")}) from stdin`));
  const over = new Promise<void>((resolve, reject) => {
    stream.once("error", reject).once("finish", resolve);
  });
  // Whoever awaits it next hears of a failure; until then it must not count as unheard.
  over.catch(() => undefined);
  try {
    for (; piece.done !== true; piece = pieces.next()) {
      if (!stream.write(piece.value)) await Promise.race([once(stream, "drain"), over]);
    }
  } catch (error) {
    // Else the connection would wait for rows, and whoever rolls back for the connection.
    stream.destroy();
    throw error;
  }
  stream.end();
  await over;
}

/** A COPY's rows are handed on in pieces of about so many characters. */
const PIECE_CHARS = 1 << 16;

/** Rows in COPY's text form, a piece at a time. Source: PostgreSQL manual, COPY, "Text Format". */
export function* copyText(rows: Iterable<readonly CopyValue[]>): Generator<string, void> {
  let text = "";
  for (const row of rows) {
    for (let k = 0; k < row.length; k++) {
      if (k > 0) text += "\t";
      text += valueText(row[k]!);
    }
    text += "\n";
    if (text.length < PIECE_CHARS) continue;
    yield text;
    text = "";
  }
  if (text !== "") yield text;
}

function valueText(value: CopyValue): string {
  if (value === null || value === undefined) return "\\N";
  if (typeof value === "string") return SPECIAL.test(value) ? escaped(value) : value;
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "t" : "f";
  if (value instanceof Date) return value.toISOString();
  return value.length === 0 ? "{}" : `{${value.join(",")}}`;
}

// oxlint-disable-next-line no-control-regex -- these are what COPY gives a meaning to.
const SPECIAL = /[\\\t\n\r\0]/;

function escaped(text: string): string {
  return text
    .replaceAll("\0", "")
    .replaceAll("\\", "\\\\")
    .replaceAll("\t", "\\t")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r");
}

import type { Pool } from "pg";

/**
 * Does something that only one process at a time may do, on any node, under a name of our own.
 * @returns whether it was this one's turn; else nothing was done. Whoever is killed lets go, since its connection ends.
 */
export type Alone = (name: string, work: () => Promise<void>) => Promise<boolean>;

export function aloneOn(pool: Pool): Alone {
  return async (name, work) => {
    const client = await pool.connect();
    let isSound = false;
    try {
      const { rows } = await client.query<{ is: boolean }>(
        "select pg_try_advisory_lock(hashtextextended($1, 0)) as is",
        [name],
      );
      if (rows[0]?.is !== true) {
        isSound = true;
        return false;
      }
      try {
        await work();
      } finally {
        await client.query("select pg_advisory_unlock(hashtextextended($1, 0))", [name]);
        isSound = true;
      }
      return true;
    } finally {
      // A connection that may still hold the lock must not serve others.
      client.release(!isSound);
    }
  };
}

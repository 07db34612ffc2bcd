import { randomUUID } from "node:crypto";
import type { WorkerUtils } from "graphile-worker";
import type { Pool } from "pg";

const TELL_EVERY_MS = 20_000;
const GONE_AFTER_SECONDS = 90;

/** Tells that this node is there, and takes jobs away from nodes that no longer tell. */
export class Presence {
  readonly #pool: Pool;
  readonly #utils: WorkerUtils;
  readonly #onTrouble: (message: string) => void;
  readonly #id = randomUUID();
  readonly #poolIds: string[] = [];
  #timer: NodeJS.Timeout | null = null;
  #telling = Promise.resolve();

  constructor(pool: Pool, utils: WorkerUtils, onTrouble: (message: string) => void) {
    this.#pool = pool;
    this.#utils = utils;
    this.#onTrouble = onTrouble;
  }

  /** @param poolId the name under which this node's workers lock jobs. */
  add(poolId: string): void {
    this.#poolIds.push(poolId);
    this.#tellOrTrouble();
  }

  /** @param isAlone whether every other node is known to be gone. */
  async begin(isAlone: boolean): Promise<void> {
    await (isAlone ? this.#takeAll() : this.#takeFromGone());
    this.#timer = setInterval(() => {
      this.#tellOrTrouble();
    }, TELL_EVERY_MS).unref();
  }

  #tellOrTrouble(): void {
    this.#telling = this.#telling
      .then(() => this.#tell())
      .catch((error: unknown) => {
        this.#onTrouble(String(error));
      });
  }

  async #tell(): Promise<void> {
    await this.#pool.query(
      `insert into nodes (id, pool_ids, seen_at) values ($1, $2, now())
       on conflict (id) do update set pool_ids = excluded.pool_ids, seen_at = excluded.seen_at`,
      [this.#id, this.#poolIds],
    );
    await this.#takeFromGone();
  }

  /** Gives back the jobs of this node's workers that have ended. */
  async letGo(): Promise<void> {
    if (this.#poolIds.length === 0) return;
    await this.#utils.forceUnlockWorkers([...this.#poolIds]);
    this.#poolIds.length = 0;
  }

  async end(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#telling;
    await this.#pool.query("delete from nodes where id = $1", [this.#id]);
    await this.#utils.release();
  }

  async #takeAll(): Promise<void> {
    await this.#pool.query("delete from nodes");
    const { rows } = await this.#pool.query<{ id: string }>(
      "select distinct locked_by as id from graphile_worker._private_jobs where locked_by is not null",
    );
    await this.#utils.forceUnlockWorkers(rows.map(({ id }) => id));
  }

  async #takeFromGone(): Promise<void> {
    const { rows } = await this.#pool.query<{ pool_ids: string[] }>(
      "delete from nodes where seen_at <= now() - make_interval(secs => $1) and id <> $2 returning pool_ids",
      [GONE_AFTER_SECONDS, this.#id],
    );
    const poolIds = rows.flatMap((row) => row.pool_ids);
    if (poolIds.length > 0) await this.#utils.forceUnlockWorkers(poolIds);
  }
}

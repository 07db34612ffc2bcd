import type { Clock } from "./clock.ts";
import type { Db } from "./db/open.ts";
import type { Ids } from "./ids.ts";

/** What every command and query is given: no module reaches for the world by itself. */
export interface Ctx {
  readonly db: Db;
  readonly clock: Clock;
  readonly ids: Ids;
}

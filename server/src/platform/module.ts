import type { Recipients } from "./delivery/index.ts";
import type { Subscriber } from "./events.ts";
import type { Http } from "./http.ts";
import type { Task } from "./jobs/index.ts";
import type { HeadedPages } from "./page-head.ts";
import type { ScheduleHandler } from "./schedules/index.ts";

/** What a module adds to the app; `app.ts` mounts modules in the order of their rank. */
export interface Module {
  routes?(http: Http): void | Promise<void>;
  /** Work by name, done by any node, at least once. */
  readonly tasks?: Readonly<Record<string, Task>>;
  readonly subscribers?: readonly Subscriber[];
  /** What is done at the times of the module's kinds of schedule. */
  readonly schedules?: readonly ScheduleHandler[];
  /** Pages that say something of themselves to whoever runs no script. */
  readonly headedPages?: readonly HeadedPages[];
  /** Breaks off long work when the node stops: it is done again at the next start. */
  stop?(): Promise<void>;
  /** Who people are to whom notices go: one module knows. Without any, notices wait. */
  readonly recipients?: Recipients;
}

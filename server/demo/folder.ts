import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { hasEmbedded } from "../src/platform/instance.ts";

/** What a demo keeps beside its database. */
const State = z.object({
  /** Whether its communities are all there. */
  isLoaded: z.boolean(),
  /** What time it was in it when it was last seen. */
  now: z.iso.datetime(),
  /** Where it is served, or was when it was last seen. */
  url: z.string().nullable(),
});
export type DemoState = z.infer<typeof State>;

const FILE = "demo.json";

/** There is an instance in the folder, and it is no demo: nothing of it may be touched. */
export class NotADemo extends Error {}

/** @returns null where there has been no demo yet. @throws {NotADemo} */
export function demoStateIn(folder: string): DemoState | null {
  const file = path.join(folder, FILE);
  if (existsSync(file)) return State.parse(JSON.parse(readFileSync(file, "utf8")));
  if (hasEmbedded(folder)) throw new NotADemo();
  return null;
}

/** Written beside and put in place, so that it is never half there. */
export function keepDemoState(folder: string, state: DemoState): void {
  const file = path.join(folder, FILE);
  writeFileSync(`${file}.new`, `${JSON.stringify(state)}\n`);
  renameSync(`${file}.new`, file);
}

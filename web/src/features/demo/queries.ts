import { DemoView, type MoveClock } from "@kith/contract/demo";
import { DEMO_COOKIE } from "@kith/contract/demo-cookie";
import { queryOptions } from "@tanstack/react-query";
import { ask, isNotFound, pathWith } from "../../lib/api.ts";

/** What time it is in the demo; null where there is none any more. */
export const demoQuery = queryOptions({
  queryKey: ["demo"],
  queryFn: async ({ signal }) => {
    try {
      return await ask(pathWith(["demo"]), DemoView, { signal });
    } catch (error) {
      if (!isNotFound(error)) throw error;
      // Another instance is served under the same address now.
      document.cookie = `${DEMO_COOKIE}=; Path=/; Max-Age=0`;
      return null;
    }
  },
});

export function moveClock(move: MoveClock): Promise<DemoView> {
  return ask(pathWith(["demo", "clock"]), DemoView, { method: "POST", body: move });
}

import { DemoView, MoveClock } from "@kith/contract/demo";
import { DEMO_COOKIE } from "@kith/contract/demo-cookie";
import { keepSignedIn } from "../src/modules/accounts/index.ts";
import { everyCommunityId } from "../src/modules/charter/index.ts";
import { countAtOnce } from "../src/modules/insight/index.ts";
import type { MovableClock } from "../src/platform/clock.ts";
import type { Ctx } from "../src/platform/ctx.ts";
import type { Http } from "../src/platform/http.ts";
import type { Module } from "../src/platform/module.ts";

const DAY_MS = 86_400_000;

export interface DemoParts {
  readonly ctx: Ctx;
  /** The one everything else goes by. */
  readonly clock: MovableClock;
  /** Does what became due meanwhile. */
  readonly catchUp: () => Promise<void>;
  /** Told when the clock was moved. */
  readonly onMoved: () => void;
}

/** What only a demo has: it says that it is one, and its clock can be put forward by anybody. */
export function demoModule(parts: DemoParts): Module {
  return {
    routes: (http) => {
      tellPages(http);
      mountClock(http, parts);
    },
  };
}

/** A page learns by a cookie that it may ask: pages of other instances then ask nothing. */
function tellPages(http: Http): void {
  http.addHook("onSend", async (_, reply) => {
    const isPage = String(reply.getHeader("content-type")).startsWith("text/html");
    if (isPage) reply.header("set-cookie", `${DEMO_COOKIE}=1; Path=/; Max-Age=2592000; SameSite=Lax`);
  });
}

function mountClock(http: Http, parts: DemoParts): void {
  const { clock } = parts;
  const view = (): DemoView => ({ now: clock.now().toISOString() });
  const tags = ["demo"];
  http.get(
    "/api/demo",
    { schema: { tags, summary: "What time it is in the demo", response: { 200: DemoView } } },
    async (_, reply) => reply.header("cache-control", "no-store").send(view()),
  );
  http.post(
    "/api/demo/clock",
    {
      schema: {
        tags,
        summary: "Put the demo's clock forward; what becomes due is done",
        body: MoveClock,
        response: { 200: DemoView },
      },
    },
    async (request, reply) => {
      await moveOn(parts, request.body.days * DAY_MS);
      return reply.header("cache-control", "no-store").send(view());
    },
  );
}

async function moveOn({ ctx, clock, catchUp, onMoved }: DemoParts, ms: number): Promise<void> {
  clock.putForward(ms);
  onMoved();
  await keepSignedIn(ctx.db, ms);
  await catchUp();
  for (const communityId of await everyCommunityId(ctx.db)) {
    await ctx.db.transaction().execute((tx) => countAtOnce(tx, communityId));
  }
}

import { DemoView } from "@kith/contract/demo";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { ensureWebBuilt } from "../../../scripts/setup.mjs";
import { clearInstances, freshFolder, runStart, startInstance, type Instance } from "../instance.ts";

const root = path.resolve(import.meta.dirname, "../../..");
beforeAll(ensureWebBuilt, 120_000);
afterEach(clearInstances);

const DAY_MS = 86_400_000;

function startDemo(folder: string, env: NodeJS.ProcessEnv = {}): Promise<Instance> {
  return startInstance(["--port", "0"], { KITH_DATA: folder, ...env }, "demo");
}

/** The greeting comes with the address, a moment later. */
async function greeted({ said }: Instance, last: RegExp): Promise<string> {
  await expect.poll(() => said.out, { timeout: 10_000 }).toMatch(last);
  return said.out;
}

function kith(folder: string, ...args: readonly string[]) {
  return spawnSync(process.execPath, [path.join(root, "server/bin/kith.mjs"), ...args], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "en_GB.UTF-8", KITH_DATA: folder },
  });
}

async function nowIn({ url }: Instance): Promise<number> {
  return Date.parse(DemoView.parse(await (await fetch(`${url}/api/demo`)).json()).now);
}

async function communitiesOf({ url }: Instance, username: string, password: string): Promise<string> {
  const signedIn = await fetch(`${url}/api/accounts/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ login: username, password }),
  });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  return (await fetch(`${url}/api/home`, { headers: { cookie } })).text();
}

describe("npm run demo", () => {
  test("says who to sign in as, and each can; a second start finds it loaded, its time where it was", async () => {
    const folder = freshFolder();
    const first = await startDemo(folder);
    const out = await greeted(first, /time stands still\.\n$/);
    expect(first.said.err).toContain("Putting three demo communities in");
    const rows = [...out.matchAll(/^ {2}(\w+) +(\S+) {2}(\S.*)$/gm)];
    expect(rows.map(([, username]) => username)).toEqual(["m01", "m02", "m03", "owner", "monitor"]);
    const slugs = ["mba-2019", "mba-2019", "mba-2019", "english-club", "class-2008"];
    for (const [place, [, username = "", password = ""]] of rows.entries()) {
      expect(await communitiesOf(first, username, password)).toContain(slugs[place]);
    }
    const moved = kith(folder, "clock", "+10d");
    expect(moved.stdout).toMatch(/^In the demo it is .*\.\n$/);
    const ahead = await nowIn(first);
    expect(ahead - Date.now()).toBeGreaterThan(9 * DAY_MS);
    expect(await first.stop()).toBe(0);

    const second = await startDemo(folder);
    expect(second.said.err).not.toContain("Putting");
    expect(await nowIn(second)).toBeGreaterThanOrEqual(ahead);
    expect((await nowIn(second)) - ahead).toBeLessThan(60_000);
    expect(await communitiesOf(second, "m01", rows[0]?.[2] ?? "")).toContain("mba-2019");
  }, 120_000);

  test("what broke off while it was loaded is loaded anew", async () => {
    const folder = freshFolder();
    const first = await startDemo(folder);
    await greeted(first, /time stands still\.\n$/);
    await first.stop();
    const file = path.join(folder, "demo.json");
    const state = JSON.parse(readFileSync(file, "utf8")) as object;
    writeFileSync(file, JSON.stringify({ ...state, isLoaded: false }));

    const second = await startDemo(folder, { LC_ALL: "zh_CN.UTF-8" });
    const out = await greeted(second, /它的时间也停下。\n$/);
    expect(second.said.err).toContain("正在放入三个示范社群");
    const password = / m01 +(\S+) /.exec(out)?.[1] ?? "";
    expect(await communitiesOf(second, "m01", password)).toContain("mba-2019");
  }, 120_000);

  test("leaves alone a folder that holds a real instance, and any other database", async () => {
    const folder = freshFolder();
    await (await startInstance(["--port", "0"], { KITH_DATA: folder })).stop();
    const refused = runStart(["--port", "0"], { KITH_DATA: folder }, "demo");
    expect(await refused.ended).toBe(1);
    expect(refused.said.err).toContain(`${folder} holds a real instance, not a demo.`);

    const own = freshFolder();
    const demo = await startDemo(own, { DATABASE_URL: "postgres://nobody@127.0.0.1:1/nothing" });
    expect((await fetch(`${demo.url}/api/health`)).status).toBe(200);
  }, 120_000);
});

describe("kith clock", () => {
  test("says how it is used, and that no demo is running", () => {
    const folder = freshFolder();
    for (const args of [[], ["soon"], ["+0d"], ["+1001d"], ["+1d", "+1d"]]) {
      const { status, stderr } = kith(folder, "clock", ...args);
      expect({ args, status }).toEqual({ args, status: 2 });
      expect(stderr).toContain("kith clock +Nd");
    }
    expect(kith(folder, "clock", "--help")).toMatchObject({ status: 0, stderr: "" });
    const { status, stderr } = kith(folder, "clock", "+1d");
    expect(status).toBe(1);
    expect(stderr).toContain(`No demo is running in ${folder}.`);
  });
});

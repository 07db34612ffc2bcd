import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startInstance, type Instance } from "./instance.ts";

const root = path.resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(path.join(os.tmpdir(), "kith-commands-"));
const dataFolder = path.join(folder, "data");
let running: Instance;

beforeAll(async () => {
  running = await startInstance(["--port", "0", "--data", dataFolder]);
});

afterAll(async () => {
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function kith(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Answer> {
  const { PATH } = process.env;
  const child = spawn(process.execPath, [path.join(root, "server/bin/kith.mjs"), ...args], {
    env: { PATH, LANG: "en_GB.UTF-8", KITH_DATA: dataFolder, ...env },
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => (out += stripVTControlCharacters(chunk.toString())));
  child.stderr.on("data", (chunk: Buffer) => (err += stripVTControlCharacters(chunk.toString())));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, out, err })));
}

describe("beside a running Kith", () => {
  test("doctor finds nothing wrong, in both languages", async () => {
    const english = await kith(["doctor"]);
    expect(english).toMatchObject({ code: 0, err: "" });
    expect(english.out).toContain("Built-in PostgreSQL 18");
    expect(english.out.trim().split("\n").at(-1)).toBe("Nothing wrong was found.");
    const chinese = await kith(["doctor"], { LANG: "zh_CN.UTF-8" });
    expect(chinese.out).toContain("没有发现毛病。");
  });

  test("backup saves, and writes over nothing", async () => {
    const target = path.join(folder, "saved");
    expect(await kith(["backup", target])).toMatchObject({ code: 0 });
    expect(existsSync(path.join(target, "backup.json"))).toBe(true);
    const again = await kith(["backup", target]);
    expect(again).toMatchObject({ code: 1, out: "" });
    expect(again.err).toContain("overwrites nothing");
  });

  test("restore is refused there, and done in an empty folder", async () => {
    const target = path.join(folder, "to-restore");
    await kith(["backup", target]);
    const refused = await kith(["restore", target]);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toContain("Kith is running");
    const elsewhere = path.join(folder, "restored");
    expect(await kith(["restore", target, "--data", elsewhere])).toMatchObject({ code: 0 });
    expect(await kith(["audit", "verify", "--data", elsewhere])).toMatchObject({ code: 0 });
  });

  test("audit verify tells that nothing was changed", async () => {
    expect(await kith(["audit", "verify"])).toMatchObject({
      code: 0,
      out: "The audit has one entry; it was not changed.\n",
    });
  });
});

describe("asked wrongly", () => {
  test.each([
    [["backup"], 2, "Name a folder"],
    [["audit"], 2, "Wrong usage."],
    [["audit", "forge"], 2, "Wrong usage."],
    [["doctor", "--fast"], 2, "Wrong usage."],
    [["distribute", "here"], 2, "Wrong usage."],
    [["distribute"], 5, "This database has no Citus"],
    [["restore", os.tmpdir(), "--data", path.join(folder, "new")], 5, "There is no backup in"],
  ])("%j is answered with the reason", async (args, code, reason) => {
    const answer = await kith(args);
    expect(answer).toMatchObject({ code, out: "" });
    expect(answer.err).toContain(reason);
  });

  test("doctor tells of a server that does not answer", async () => {
    const answer = await kith(["doctor"], { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" });
    expect(answer.code).toBe(5);
    expect(answer.out).toContain("The database cannot be reached");
  });

  test("doctor tells of a folder it cannot write to", async () => {
    const closed = path.join(folder, "nowhere/at/all");
    const answer = await kith(["doctor"], {
      KITH_DATA: closed,
      DATABASE_URL: "postgres://nobody@127.0.0.1:1/none",
    });
    expect(answer.out).toContain(`The data folder ${closed} cannot be written to`);
    mkdirSync(closed, { recursive: true });
  });
});

test("a second Kith on the same folder is refused in plain words", async () => {
  const second = await startInstance(["--port", "0", "--data", dataFolder]).catch((error: unknown) => error);
  expect(String(second)).toContain("Another Kith is using");
});

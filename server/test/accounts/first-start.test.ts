import { spawn } from "node:child_process";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import { clearInstances, freshFolder, runStart, startInstance, type Instance } from "../instance.ts";
import { PASSWORD } from "./world.ts";

const root = path.resolve(import.meta.dirname, "../../..");

afterAll(clearInstances);

const start = (KITH_DATA: string, env: NodeJS.ProcessEnv = {}) =>
  startInstance(["--port", "0"], { KITH_DATA, ...env });

/** The link a start printed, once it has. */
async function linkOf(instance: Instance): Promise<string> {
  await expect.poll(() => instance.said.out, { timeout: 5000 }).toMatch(/Ctrl-C/);
  await new Promise((resolve) => setTimeout(resolve, 300));
  return /http\S+\/welcome#\S+/.exec(stripVTControlCharacters(instance.said.out))?.[0] ?? "";
}

const tokenOf = (link: string) => new URL(link).hash.slice(1);

function post(instance: Instance, place: string, body: object, headers: Record<string, string> = {}) {
  return fetch(`${instance.url}/api/accounts/${place}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

const become = (instance: Instance, link: string) =>
  post(instance, "links/use", {
    token: tokenOf(link),
    name: "Ana Rivers",
    username: "ana",
    password: PASSWORD,
    email: null,
  });

async function nameBehind(instance: Instance, cookie: string): Promise<string | null> {
  const answer = await fetch(`${instance.url}/api/accounts/session`, { headers: { cookie } });
  return ((await answer.json()) as { person: { name: string } | null }).person?.name ?? null;
}

function organiserLink(data: string, ...args: readonly string[]) {
  const { PATH } = process.env;
  const child = spawn(process.execPath, [path.join(root, "server/bin/kith.mjs"), "organiser-link", ...args], {
    env: { PATH, LANG: "en_GB.UTF-8", KITH_DATA: data },
  });
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said.err += chunk.toString()));
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.once("close", (code) => resolve({ code, ...said })),
  );
}

describe("an instance nobody runs yet", () => {
  test("prints a link at every start until one is used, and so does kith organiser-link", async () => {
    const data = freshFolder();
    const first = await start(data);
    const firstLink = await linkOf(first);
    expect(firstLink.startsWith(`${first.url}/welcome#`)).toBe(true);
    await first.stop();

    const second = await start(data);
    const links = [firstLink, await linkOf(second)];
    const asked = await organiserLink(data, "--url", "https://kith.example");
    expect(asked).toMatchObject({ code: 0, err: "" });
    links.push(/https:\/\/kith\.example\/welcome#\S+/.exec(asked.out)?.[0] ?? "");
    expect(new Set(links.map(tokenOf)).size).toBe(3);

    const answer = await become(second, links[2] ?? "");
    expect(answer.status).toBe(200);
    const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
    expect((await become(second, links[0] ?? "")).status).toBe(409);
    const refused = await organiserLink(data);
    expect(refused).toMatchObject({ code: 5, out: "" });
    expect(refused.err).toContain("Somebody runs this instance already");
    await second.stop();

    const third = await start(data);
    expect(await linkOf(third)).toBe("");
    expect(await nameBehind(third, cookie)).toBe("Ana Rivers");
    await third.stop();
  });
});

describe("the secret that signs cookies", () => {
  test("is made once, readable by its owner alone; without it all must sign in again", async () => {
    const data = freshFolder();
    const first = await start(data);
    const answer = await become(first, await linkOf(first));
    const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
    expect(await nameBehind(first, cookie)).toBe("Ana Rivers");
    await first.stop();
    const file = path.join(data, "secret");
    expect(readFileSync(file, "utf8")).toMatch(/^[\w-]{43}\n$/);
    if (process.platform !== "win32") expect(statSync(file).mode & 0o777).toBe(0o600);
    rmSync(file);
    const second = await start(data);
    expect(await nameBehind(second, cookie)).toBeNull();
    expect((await post(second, "session", { login: "ana", password: PASSWORD })).status).toBe(200);
    await second.stop();
  });

  test("may be given, and then none is kept", async () => {
    const data = freshFolder();
    const instance = await start(data, { KITH_SECRET: "thirty-two characters and some more" });
    expect(() => statSync(path.join(data, "secret"))).toThrow("ENOENT");
    await instance.stop();
  });

  test.each([
    [{ KITH_SECRET: "too short" }, "KITH_SECRET is too short"],
    [{ KITH_TRUST_PROXY: "everybody" }, 'KITH_TRUST_PROXY cannot be "everybody"'],
    [{ KITH_TRUST_PROXY: "10.0.0.0/33" }, 'KITH_TRUST_PROXY cannot be "10.0.0.0/33"'],
  ])("%o stops the start with a reason", async (env, reason) => {
    const started = runStart(["--port", "0"], { ...env });
    expect(await started.ended).toBe(1);
    expect(started.said.err).toContain(reason);
  });

  test("that is damaged is not written over", async () => {
    const data = freshFolder();
    writeFileSync(path.join(data, "secret"), "short\n");
    const started = runStart(["--port", "0"], { KITH_DATA: data });
    expect(await started.ended).not.toBe(0);
    expect(readFileSync(path.join(data, "secret"), "utf8")).toBe("short\n");
    expect(started.said.err).toContain("holds no secret");
  });
});

import { existsSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ensureWebBuilt } from "../../scripts/setup.mjs";
import { after, clearInstances, freshFolder, runStart, startInstance, type Instance } from "./instance.ts";

beforeAll(ensureWebBuilt, 120_000);

describe("an instance", () => {
  let instance: Instance;
  beforeAll(async () => {
    instance = await startInstance(["--port", "0"]);
  });
  afterAll(clearInstances);

  test("says its address and how to stop it, and answers there", async () => {
    await expect.poll(() => instance.said.out).toMatch(/welcome/);
    expect(instance.said.out).toMatch(
      /^Kith is running: (http:\/\/127\.0\.0\.1:\d+)\nStop it with Ctrl-C\.\n\nNobody is here yet\. .+:\n\1\/welcome#[\w-]{32}\n$/,
    );
    const answer = await fetch(`${instance.url}/api/health`);
    expect(await answer.json()).toEqual({
      status: "ok",
      database: "up",
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      uptimeSeconds: expect.any(Number),
    });
  });

  test("lets page, script, worker and API load nothing from elsewhere", async () => {
    const page = await (await fetch(`${instance.url}/`, { headers: { accept: "text/html" } })).text();
    const script = /<script type="module"[^>]* src="([^"]+)"/.exec(page)?.[1];
    const paths = ["/", "/check", script ?? "", "/service-worker.js", "/manifest.webmanifest", "/api/health"];
    for (const place of paths) {
      const { status, headers } = await fetch(instance.url + place, { headers: { accept: "text/html" } });
      expect([place, status]).toEqual([place, 200]);
      expect(headers.get("content-security-policy"), place).toMatch(/^default-src 'none';script-src 'self';/);
      expect(headers.get("content-security-policy"), place).not.toMatch(/unsafe|https?:|\*/);
      expect(headers.get("cross-origin-opener-policy"), place).toBe("same-origin");
      expect(headers.get("cross-origin-resource-policy"), place).toBe("same-origin");
      expect(headers.get("cross-origin-embedder-policy"), place).toBe("require-corp");
      expect(headers.get("x-content-type-options"), place).toBe("nosniff");
      expect(headers.get("x-frame-options"), place).toBe("SAMEORIGIN");
    }
  });

  test("describes every route it has, and only such, with the errors' one form", async () => {
    const description = (await (await fetch(`${instance.url}/api/docs/json`)).json()) as {
      openapi: string;
      info: { version: string };
      paths: Record<string, Record<string, unknown>>;
    };
    expect(description.openapi).toBe("3.1.0");
    expect(description.info.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Object.keys(description.paths)).toContain("/api/health");
    for (const [route, methods] of Object.entries(description.paths)) {
      if (route.includes("{") || methods["get"] === undefined) continue;
      // What is somebody's own asks who that is.
      expect([200, 401], route).toContain((await fetch(instance.url + route)).status);
    }
  });

  test("has a page about its interface whose every script and style is its own", async () => {
    const answer = await fetch(`${instance.url}/api/docs`, { headers: { accept: "text/html" } });
    expect(answer.status).toBe(200);
    const page = await answer.text();
    const parts = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, place]) => place ?? "");
    expect(parts.length).toBeGreaterThan(3);
    for (const part of parts) {
      const url = new URL(part, answer.url);
      expect(url.origin).toBe(instance.url);
      expect((await fetch(url)).status, part).toBe(200);
    }
  });

  test.each([
    ["zh-CN,zh;q=0.9,en;q=0.8", "zh-CN", "这里什么也没有。"],
    ["fr, zh;q=0.2, en;q=0.7", "en", "There is nothing here."],
    ["fr", "en", "There is nothing here."],
  ])("says no to a reader of %s in %s", async (accept, language, message) => {
    const answer = await fetch(`${instance.url}/api/nothing`, { headers: { "accept-language": accept } });
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-language")).toBe(language);
    expect(await answer.json()).toEqual({
      error: "notFound",
      reason: null,
      message,
      issues: [],
      requestId: answer.headers.get("x-request-id"),
    });
  });

  test("says what is wrong with an address it cannot read", async () => {
    const answer = await fetch(`${instance.url}/%E0%A4%A`, { headers: { "accept-language": "zh" } });
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none';/);
    expect(await answer.json()).toMatchObject({ error: "invalidInput", message: "看不懂送来的内容。" });
  });
});

describe("starting", () => {
  afterEach(clearInstances);

  test("a second time builds nothing anew", async ({ annotate }) => {
    await (await startInstance(["--port", "0"])).stop();
    const second = await startInstance(["--port", "0"]);
    await annotate(`second start: ${Math.round(second.startMs)} ms until the address was said`);
    expect(second.said.err).not.toMatch(/Building|Installing/);
  });

  test("goes by the environment, and by options before it", async () => {
    const [port, another] = [await freePort(), await freePort()];
    const byEnvironment = await startInstance([], { PORT: `${port}`, HOST: "127.0.0.1" });
    expect(byEnvironment.url).toBe(`http://127.0.0.1:${port}`);
    const byOption = await startInstance(["--port", `${another}`, "--host", "localhost"], {
      PORT: `${port}`,
      HOST: "203.0.113.1",
    });
    expect(new URL(byOption.url).port).toBe(`${another}`);
    expect((await fetch(`http://localhost:${another}/api/health`)).status).toBe(200);
  });

  test("makes the data folder, named by option or environment", async () => {
    const [one, two] = [path.join(freshFolder(), "a/b"), path.join(freshFolder(), "c")];
    await startInstance(["--port", "0", "--data", one], { KITH_DATA: two });
    expect([existsSync(one), existsSync(two)]).toEqual([true, false]);
    await startInstance(["--port", "0"], { KITH_DATA: two });
    expect(existsSync(two)).toBe(true);
  });

  test("speaks the language of the terminal", async () => {
    const instance = await startInstance(["--port", "0"], { LC_ALL: "zh_CN.UTF-8" });
    expect(instance.said.out).toMatch(
      /^Kith 已启动：http.*\n按 Ctrl-C 停止。\n\n这里还没有人。.*第一位组织者/,
    );
    await instance.stop();
    expect(instance.said.out).toContain("Kith 已停止。");
  });

  test("on a port that is taken says so, and which to take", async () => {
    const taken = await startInstance(["--port", "0"]);
    const port = Number(new URL(taken.url).port);
    const { said, ended } = runStart(["--port", `${port}`]);
    expect(await ended).toBe(1);
    expect(said.err).toBe(`Port ${port} is taken. Choose another: npm start -- --port ${port + 1}\n`);
    expect((await fetch(`${taken.url}/api/health`)).status).toBe(200);
  });

  test.each([
    [["--port", "70000"], {}, /^"70000" is not a port\. /],
    [[], { PORT: "http" }, /^"http" is not a port\. /],
    [["--port", "0", "--host", "203.0.113.1"], {}, /^Cannot listen on port 0 of 203\.0\.113\.1: /],
    [["--log", "loud"], {}, /^"loud" is not a log level\. They are: silent, /],
    [["--color"], {}, /^Wrong usage: .*'--color'.*\nnpm start -- --help lists the options\.\n$/s],
    [["--port"], { LC_ALL: "zh_CN.UTF-8" }, /^选项不对：.*--port.*\n有哪些选项：npm start -- --help\n$/s],
  ])("with %j and %j is refused in words", async (args, env, words) => {
    const { said, ended } = runStart(args, env);
    expect(await ended).toBe(1);
    expect(said.err).toMatch(words);
    expect(said.err).not.toMatch(/\n {4}at /);
  });

  test("with a data folder that cannot be is refused in words", async () => {
    const file = path.join(freshFolder(), "file");
    writeFileSync(file, "");
    const { said, ended } = runStart(["--port", "0", "--data", path.join(file, "inside")]);
    expect(await ended).toBe(1);
    expect(said.err).toMatch(/^Cannot use .*file\/inside as the data folder: /);
  });

  test("--help names every option and the variable behind it", async () => {
    const { said, ended } = runStart(["--help"]);
    expect(await ended).toBe(0);
    for (const word of ["--port", "PORT", "--host", "HOST", "--data", "KITH_DATA", "--log", "KITH_LOG"]) {
      expect(said.out).toContain(word);
    }
  });
});

describe("the log", () => {
  afterEach(clearInstances);

  test("is one JSON object a line on standard error, each request under its id", async () => {
    const instance = await startInstance(["--port", "0"], { KITH_LOG: "debug" });
    const { headers } = await fetch(`${instance.url}/`, { headers: { accept: "text/html" } });
    await fetch(`${instance.url}/api/nothing?token=a-secret`);
    await instance.stop();
    const lines = instance.said.err
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { level: number; time: number; reqId?: string; msg: string });
    for (const line of lines) {
      expect(line).toMatchObject({ level: expect.any(Number), time: expect.any(Number) });
    }
    const own = lines.filter(({ reqId }) => reqId === headers.get("x-request-id"));
    expect(own.map(({ msg }) => msg)).toEqual(["incoming request", "request completed"]);
    expect(instance.said.out).not.toContain("{");
  });

  test("says no more than it was told to", async () => {
    const quiet = await startInstance(["--port", "0", "--log", "warn"], { KITH_LOG: "debug" });
    await fetch(`${quiet.url}/api/health`);
    await quiet.stop();
    expect(quiet.said.err).toBe("");
  });
});

describe.skipIf(process.platform === "win32")("stopping", () => {
  afterEach(clearInstances);

  test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)(
    "on %s is clean, though a browser keeps its connection",
    async (signal) => {
      const instance = await startInstance(["--port", "0"]);
      await fetch(`${instance.url}/api/health`);
      expect(await instance.stop(signal)).toBe(0);
      expect(instance.said.out).toMatch(/Kith has stopped\.\n$/);
      await expect(fetch(`${instance.url}/api/health`)).rejects.toThrow();
    },
  );

  test("waits for the request that is under way, and takes no other", async () => {
    const instance = await startInstance(["--port", "0"]);
    const request = await halfSent(instance);
    const ended = instance.stop("SIGTERM");
    await until(async () => !(await connects(instance)));
    request.finish();
    expect(await request.answer).toMatch(/^HTTP\/1\.1 404 [\s\S]*"error":"notFound"/);
    expect(await ended).toBe(0);
  });
});

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** A request of which the server has the head but not yet the whole body. */
async function halfSent({ url }: Instance) {
  const socket = net.connect(Number(new URL(url).port), "127.0.0.1");
  const body = JSON.stringify({ word: "whole" });
  let got = "";
  socket.setEncoding("utf8").on("data", (text: string) => (got += text));
  const answer = new Promise<string>((resolve, reject) => {
    socket.once("close", () => resolve(got.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, "")));
    socket.once("error", reject);
  });
  socket.write(
    `POST /api/nothing HTTP/1.1\r\nhost: kith\r\ncontent-type: application/json\r\n` +
      `content-length: ${body.length}\r\nexpect: 100-continue\r\n\r\n`,
  );
  await until(() => got.includes("100 Continue"));
  socket.write(body.slice(0, 4));
  return { answer, finish: () => socket.write(body.slice(4)) };
}

function connects({ url }: Instance): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(Number(new URL(url).port), "127.0.0.1");
    socket.once("connect", () => resolve(socket.destroy() !== null));
    socket.once("error", () => resolve(false));
  });
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await after(10);
}

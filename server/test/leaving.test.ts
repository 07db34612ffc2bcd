import net from "node:net";
import { Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createHttp, type Http } from "../src/platform/http.ts";

let http: Http;
let port = 0;
let logged = "";

beforeAll(async () => {
  const logTo = new Writable({
    write(chunk: Buffer, _, done) {
      logged += chunk.toString();
      done();
    },
  });
  http = await createHttp({ logLevel: "info", logTo, trustProxy: null });
  http.addContentTypeParser("application/octet-stream", (_request, payload, done) => done(null, payload));
  http.post("/api/large", { bodyLimit: 1024 * 1024 }, async ({ body }) => {
    for await (const _ of body as AsyncIterable<Buffer>);
    throw new Error("a slip of ours");
  });
  port = Number(new URL(await http.listen({ port: 0, host: "127.0.0.1" })).port);
});

afterAll(() => http.close());

beforeEach(() => {
  logged = "";
});

/** Begins to send four bytes, of which `sent` leave. */
function sending(sent: string): net.Socket {
  const socket = net.connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.write(
    "POST /api/large HTTP/1.1\r\nhost: kith\r\ncontent-type: application/octet-stream\r\n" +
      `content-length: 4\r\n\r\n${sent}`,
  );
  return socket;
}

async function untilLogged(words: string): Promise<void> {
  while (!logged.includes(words)) await sleep(10);
}

test("whoever leaves while still sending is noted, not reported as a bug", async () => {
  const socket = sending("ab");
  await untilLogged("incoming request");
  socket.destroy();
  await untilLogged("the visitor left while sending");
  expect(logged).not.toContain("unexpected error");
});

test("a bug is reported, with its own words", async () => {
  const socket = sending("abcd");
  await untilLogged("unexpected error");
  socket.destroy();
  expect(logged).toContain("a slip of ours");
});

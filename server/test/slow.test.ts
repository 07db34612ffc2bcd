import net from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createHttp, type Http } from "../src/platform/http.ts";

const REQUEST_MS = 300;
const UPLOAD_BYTES = 1024 * 1024;
let http: Http;
let port = 0;

beforeAll(async () => {
  const logged = { logLevel: "silent", logTo: process.stderr };
  http = await createHttp({ ...logged, trustProxy: null, requestMs: REQUEST_MS });
  http.addContentTypeParser("application/octet-stream", (_request, payload, done) => done(null, payload));
  http.post("/api/small", () => ({ is: "read" }));
  http.post("/api/large", { bodyLimit: UPLOAD_BYTES }, async ({ body }) => {
    let bytes = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) bytes += chunk.length;
    return { bytes };
  });
  const url = await http.listen({ port: 0, host: "127.0.0.1" });
  port = Number(new URL(url).port);
});

afterAll(() => http.close());

/** Sends half, waits, and sends the rest if it still can. @returns what was answered, "" where the line was cut. */
function sentInHalves(
  place: string,
  type: string,
  [first, rest]: readonly [string, string],
  pauseMs: number,
) {
  const socket = net.connect(port, "127.0.0.1");
  let answer = "";
  socket.setEncoding("utf8").on("data", (text: string) => (answer += text));
  socket.on("error", () => undefined);
  socket.write(
    `POST ${place} HTTP/1.1\r\nhost: kith\r\nconnection: close\r\ncontent-type: ${type}\r\n` +
      `content-length: ${first.length + rest.length}\r\n\r\n${first}`,
  );
  const later = setTimeout(() => socket.write(rest), pauseMs);
  return new Promise<string>((resolve) =>
    socket.once("close", () => {
      clearTimeout(later);
      resolve(answer);
    }),
  );
}

const JSON_TYPE = "application/json";

test("who takes too long over a small request is cut off, who does not is answered", async () => {
  const halves = ['{"word":', '"whole"}'] as const;
  expect(await sentInHalves("/api/small", JSON_TYPE, halves, 4 * REQUEST_MS)).toBe("");
  expect(await sentInHalves("/api/small", JSON_TYPE, halves, 1)).toMatch(/^HTTP\/1\.1 200/);
});

test("a large file may take longer", async () => {
  const halves = ["a".repeat(1000), "b".repeat(1000)] as const;
  const answer = await sentInHalves("/api/large", "application/octet-stream", halves, 4 * REQUEST_MS);
  expect(answer).toMatch(/^HTTP\/1\.1 200[\s\S]*\{"bytes":2000\}/);
});

import { expect, test } from "vitest";
import { countSentBytes, type Senders, type SentBytes } from "../src/lib/sent-bytes.ts";

/** A page that sends into a void and lets us see that everything still arrives there unchanged. */
function page() {
  const arrived: unknown[] = [];
  const senders = {
    fetch: async (_input: unknown, init?: RequestInit) => {
      arrived.push(init?.body instanceof ReadableStream ? await new Response(init.body).text() : init?.body);
      return new Response();
    },
    XMLHttpRequest: { prototype: { send: (body?: unknown) => void arrived.push(body) } },
    WebSocket: { prototype: { send: (body?: unknown) => void arrived.push(body) } },
    navigator: { sendBeacon: (_url: unknown, body?: unknown) => arrived.push(body) > 0 },
  };
  const asPage = senders as unknown as Senders;
  return { senders: asPage, sent: countSentBytes(asPage), arrived };
}

async function settled(sent: SentBytes): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 10));
  return sent.count();
}

test("a page that only fetches has sent nothing", async () => {
  const { senders, sent } = page();
  await senders.fetch("/samples/en-runners.txt");
  await senders.fetch("/api/health", { method: "GET" });
  expect(await settled(sent)).toBe(0);
});

test.each([
  ["text, in bytes and not in characters", "社群", 6],
  ["a blob", new Blob([new Uint8Array(1000)]), 1000],
  ["bytes", new Uint8Array([1, 2, 3]), 3],
  ["a buffer", new ArrayBuffer(12), 12],
  ["search parameters", new URLSearchParams({ q: "abc" }), 5],
])("a request's body counts: %s", async (_what, body, bytes) => {
  const { senders, sent, arrived } = page();
  await senders.fetch("/api/x", { method: "POST", body });
  expect(await settled(sent)).toBe(bytes);
  expect(arrived).toEqual([body]);
});

test("a form counts with all its parts", async () => {
  const { senders, sent } = page();
  const form = new FormData();
  form.set("chat", new Blob(["x".repeat(5000)]), "chat.txt");
  await senders.fetch("/api/x", { method: "POST", body: form });
  expect(await settled(sent)).toBeGreaterThan(5000);
});

test("a stream counts as it flows, and arrives whole", async () => {
  const { senders, sent, arrived } = page();
  const body = new Blob(["one", "two"]).stream();
  await senders.fetch("/api/x", { method: "POST", body });
  expect(await settled(sent)).toBe(6);
  expect(arrived).toEqual(["onetwo"]);
});

test("a request made beforehand counts and can still be sent", async () => {
  const { senders, sent } = page();
  const request = new Request("http://localhost/api/x", { method: "POST", body: "hello" });
  await senders.fetch(request);
  expect(await settled(sent)).toBe(5);
  expect(await request.text()).toBe("hello");
});

test("XMLHttpRequest, WebSocket and beacons count too", async () => {
  const { senders, sent, arrived } = page();
  senders.XMLHttpRequest.prototype.send("four");
  senders.WebSocket.prototype.send("sixsix");
  senders.navigator.sendBeacon("/api/x", "ten bytes!");
  expect(await settled(sent)).toBe(20);
  expect(arrived).toEqual(["four", "sixsix", "ten bytes!"]);
});

test("listeners hear of every change until they leave", async () => {
  const { senders, sent } = page();
  const heard: number[] = [];
  const leave = sent.subscribe(() => heard.push(sent.count()));
  await senders.fetch("/api/x", { method: "POST", body: "ab" });
  await senders.fetch("/api/x", { method: "POST", body: "cd" });
  leave();
  await senders.fetch("/api/x", { method: "POST", body: "ef" });
  expect(heard).toEqual([2, 4]);
});

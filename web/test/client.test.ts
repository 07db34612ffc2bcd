import type { Language } from "@kith/contract/language";
import { expect, test, vi } from "vitest";
import { CheckClient, Refused, type AskOf, type WorkerLike } from "../src/features/check/client.ts";
import type { Answers, AskKind, FromWorker, GivenFile, ToWorker } from "../src/features/check/protocol.ts";

/** A worker whose answers the test gives by hand. */
class HandWorker implements WorkerLike {
  readonly told: ToWorker[] = [];
  isTerminated = false;
  readonly #heard: Record<string, (event: never) => void> = {};

  postMessage(message: ToWorker): void {
    this.told.push(message);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  addEventListener(type: string, listener: (event: never) => void): void {
    this.#heard[type] = listener;
  }

  say(message: FromWorker): void {
    this.#heard["message"]?.({ data: message } as never);
  }

  break(message: string): void {
    this.#heard["error"]?.({ message } as never);
  }

  get kinds(): string[] {
    return this.told.flatMap((message) => (message.type === "ask" ? [message.ask.kind] : []));
  }

  /** Answers whatever was asked last. */
  async answer(value: unknown = {}): Promise<void> {
    const last = this.told.findLast(({ type }) => type === "ask");
    this.say({ type: "answer", number: last?.number ?? 0, answer: value as Answers[AskKind] });
    await quiet();
  }
}

/** Lets everything that is due run. */
function quiet(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

const files: readonly GivenFile[] = [{ path: "a.txt", blob: new Blob(["a"]) }];
const look: AskOf<"look"> = { kind: "look", files, format: null };
const read: AskOf<"read"> = { kind: "read", choices: { timeZone: null, mapping: null } };
const judgeIn = (language: Language): AskOf<"judge"> => ({
  kind: "judge",
  language,
  chat: "1",
  disputes: [],
  withNames: true,
});
const evidence: AskOf<"evidence"> = { kind: "evidence", language: "en", line: "needMet", from: 0 };

function started() {
  const workers: HandWorker[] = [];
  const client = new CheckClient(() => {
    const worker = new HandWorker();
    workers.push(worker);
    return worker;
  });
  const worker = () => {
    const last = workers.at(-1);
    if (last === undefined) throw new Error("no worker was started");
    return last;
  };
  return { client, workers, worker };
}

test("no worker is started before something is asked", async () => {
  const { client, workers, worker } = started();
  await quiet();
  expect(workers).toHaveLength(0);
  const answer = client.ask([look]);
  await quiet();
  await worker().answer({ formats: [] });
  expect(await answer).toEqual({ formats: [] });
});

test("asks are told one after the other, in the order they were made", async () => {
  const { client, worker } = started();
  const first = client.ask([look]);
  const second = client.ask([look, read]);
  await quiet();
  expect(worker().kinds).toEqual(["look"]);
  await worker().answer();
  await first;
  expect(worker().kinds).toEqual(["look", "read"]);
  await worker().answer({ chats: [] });
  expect(await second).toEqual({ chats: [] });
});

test("an ask repeats nothing that the worker stands on, in whatever language it was asked", async () => {
  const { client, worker } = started();
  for (const trail of [[look], [look, read], [look, read, judgeIn("zh-CN")]] as const) {
    const answer = client.ask(trail as never);
    await quiet();
    await worker().answer();
    await answer;
  }
  const more = client.ask([look, read, judgeIn("en"), evidence]);
  await quiet();
  expect(worker().kinds).toEqual(["look", "read", "judge", "evidence"]);
  await worker().answer({ evidence: [], next: null });
  await more;
});

test("an ask about other files leads the worker there first", async () => {
  const { client, worker } = started();
  const others: AskOf<"look"> = { ...look, files: [{ path: "b.txt", blob: new Blob(["b"]) }] };
  const first = client.ask([look]);
  await quiet();
  await worker().answer();
  await first;
  const second = client.ask([others, read]);
  await quiet();
  await worker().answer();
  await worker().answer();
  await second;
  const back = client.ask([look, read, judgeIn("en")]);
  await quiet();
  await worker().answer();
  await worker().answer();
  await worker().answer();
  await back;
  expect(worker().kinds).toEqual(["look", "look", "read", "look", "read", "judge"]);
});

test("a refusal carries its reason, and the next ask is not held up by it", async () => {
  const { client, worker } = started();
  const refused = client.ask([look]);
  const next = client.ask([look]);
  await quiet();
  worker().say({ type: "refused", number: 1, reason: "nothingReadable" });
  await expect(refused).rejects.toEqual(new Refused("nothingReadable"));
  await quiet();
  await worker().answer({ formats: [] });
  expect(await next).toEqual({ formats: [] });
});

test("a worker that breaks is replaced, and what the next ask stands on is repeated", async () => {
  const { client, workers, worker } = started();
  for (const trail of [[look], [look, read]] as const) {
    const answer = client.ask(trail as never);
    await quiet();
    await worker().answer();
    await answer;
  }
  const broken = client.ask([look, read, judgeIn("en")]);
  await quiet();
  worker().break("Uncaught RangeError: Array buffer allocation failed");
  await expect(broken).rejects.toEqual(new Refused("outOfMemory"));
  expect(workers[0]?.isTerminated).toBe(true);

  const again = client.ask([look, read, judgeIn("en")]);
  await quiet();
  expect(workers).toHaveLength(2);
  await worker().answer();
  await worker().answer();
  await worker().answer({ verdict: "community" });
  expect(await again).toEqual({ verdict: "community" });
  expect(worker().kinds).toEqual(["look", "read", "judge"]);
});

test("progress is heard by whoever asked, and by nobody else", async () => {
  const { client, worker } = started();
  const heard: number[] = [];
  const answer = client.ask([look], { onProgress: ({ messages }) => heard.push(messages) });
  await quiet();
  worker().say({ type: "progress", number: 1, progress: { stage: "looking", share: null, messages: 7 } });
  worker().say({ type: "progress", number: 99, progress: { stage: "looking", share: null, messages: 8 } });
  await worker().answer();
  await answer;
  worker().say({ type: "progress", number: 1, progress: { stage: "looking", share: null, messages: 9 } });
  expect(heard).toEqual([7]);
});

test("an ask that is cancelled is told to the worker, whose refusal ends it", async () => {
  const { client, worker } = started();
  const abort = new AbortController();
  const answer = client.ask([look], { signal: abort.signal });
  await quiet();
  abort.abort();
  expect(worker().told.at(-1)).toEqual({ type: "cancel", number: 1 });
  worker().say({ type: "refused", number: 1, reason: "cancelled" });
  await expect(answer).rejects.toEqual(new Refused("cancelled"));
});

test("an ask cancelled before its turn is never told to the worker", async () => {
  const { client, worker } = started();
  const abort = new AbortController();
  const first = client.ask([look]);
  const second = client.ask([look, read], { signal: abort.signal });
  await quiet();
  abort.abort();
  await worker().answer();
  await first;
  await expect(second).rejects.toEqual(new Refused("cancelled"));
  expect(worker().kinds).toEqual(["look"]);
});

test("a worker too deep in its work to hear is given up after a while", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  try {
    const { client, workers, worker } = started();
    const abort = new AbortController();
    const answer = client.ask([look], { signal: abort.signal });
    await quiet();
    abort.abort();
    const deaf = worker();
    vi.advanceTimersByTime(10_000);
    await expect(answer).rejects.toEqual(new Refused("cancelled"));
    expect(deaf.isTerminated).toBe(true);
    const next = client.ask([look]);
    await quiet();
    expect(workers).toHaveLength(2);
    await worker().answer();
    await next;
  } finally {
    vi.useRealTimers();
  }
});

import type { Answers, Ask, AskKind, FromWorker, Progress, RefusalReason, ToWorker } from "./protocol.ts";

/** An ask the worker would not or could not answer. */
export class Refused extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason) {
    super(reason);
    this.name = "Refused";
    this.reason = reason;
  }
}

export type AskOf<Kind extends AskKind> = Extract<Ask, { readonly kind: Kind }>;

/** An ask behind the asks it stands on, in order: `[look, read, judge, evidence]`. */
export type Trail<Kind extends AskKind> = readonly [...before: readonly Ask[], last: AskOf<Kind>];

export interface Listening {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The part of a Worker the client uses. */
export interface WorkerLike {
  postMessage(message: ToWorker): void;
  terminate(): void;
  addEventListener(type: "message", listener: (event: MessageEvent<FromWorker>) => void): void;
  addEventListener(type: "error", listener: (event: ErrorEvent) => void): void;
  addEventListener(type: "messageerror", listener: () => void): void;
}

interface Waiting {
  readonly number: number;
  readonly resolve: (answer: Answers[AskKind]) => void;
  readonly reject: (reason: Refused) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

/**
 * The page's side of the protocol: one worker, one ask at a time, in the order they were made.
 *
 * The worker remembers what it was last asked to look at, read and judge; the client remembers the same. When
 * an ask stands on something else, because another run was opened in between or because the worker broke and
 * had to be replaced, the client first repeats what is missing.
 */
export class CheckClient {
  readonly #spawn: () => WorkerLike;
  #worker: WorkerLike | null = null;
  /** What the worker stands on: the answered `look`, `read` and `judge`. */
  #standing: readonly Ask[] = [];
  #waiting: Waiting | null = null;
  #lastNumber = 0;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(spawn: () => WorkerLike) {
    this.#spawn = spawn;
  }

  /** Answers the last ask of the trail. @throws Refused, also when `signal` was aborted (`cancelled`). */
  ask<Kind extends AskKind>(trail: Trail<Kind>, listening: Listening = {}): Promise<Answers[Kind]> {
    const answer = this.#queue.then(() => this.#follow(trail, listening));
    this.#queue = answer.catch(() => undefined);
    return answer as Promise<Answers[Kind]>;
  }

  async #follow(trail: readonly Ask[], listening: Listening): Promise<Answers[AskKind]> {
    const last = trail.at(-1);
    if (last === undefined) throw new Refused("unexpected");
    const before = trail.slice(0, -1);
    for (const missing of before.slice(this.#shared(before))) await this.#step(missing, listening);
    return this.#step(last, listening);
  }

  /** How many asks of `trail` the worker already stands on. */
  #shared(trail: readonly Ask[]): number {
    const first = trail.findIndex((ask, index) => !isSameGround(ask, this.#standing[index]));
    return first === -1 ? trail.length : first;
  }

  async #step(ask: Ask, listening: Listening): Promise<Answers[AskKind]> {
    const depth = depths[ask.kind];
    if (depth !== null) this.#standing = this.#standing.slice(0, depth);
    const answer = await this.#post(ask, listening);
    if (depth !== null) this.#standing = [...this.#standing.slice(0, depth), ask];
    return answer;
  }

  #post(ask: Ask, { onProgress, signal }: Listening): Promise<Answers[AskKind]> {
    if (signal?.aborted === true) return Promise.reject(new Refused("cancelled"));
    const worker = (this.#worker ??= this.#start());
    const number = ++this.#lastNumber;
    const cancel = () => {
      tell(worker, { type: "cancel", number });
      // A worker deep in its work may not hear in time; nobody waits for it longer than this.
      setTimeout(() => this.#giveUp(number), PATIENCE_MS);
    };
    const answer = new Promise<Answers[AskKind]>((resolve, reject) => {
      this.#waiting = { number, resolve, reject, onProgress };
      tell(worker, { type: "ask", number, ask });
    });
    signal?.addEventListener("abort", cancel, { once: true });
    return answer.finally(() => signal?.removeEventListener("abort", cancel));
  }

  #start(): WorkerLike {
    const worker = this.#spawn();
    worker.addEventListener("message", ({ data }) => this.#hear(data));
    worker.addEventListener("error", ({ message }) => this.#replace(reasonOf(message)));
    worker.addEventListener("messageerror", () => this.#replace("unexpected"));
    return worker;
  }

  #hear(said: FromWorker): void {
    const waiting = this.#waiting;
    if (waiting === null || waiting.number !== said.number) return;
    if (said.type === "progress") return waiting.onProgress?.(said.progress);
    this.#waiting = null;
    if (said.type === "answer") waiting.resolve(said.answer);
    else waiting.reject(new Refused(said.reason));
  }

  #giveUp(number: number): void {
    if (this.#waiting?.number === number) this.#replace("cancelled");
  }

  /** A worker that broke knows nothing any more: the next ask gets a new one and repeats what it stands on. */
  #replace(reason: RefusalReason): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#standing = [];
    this.#waiting?.reject(new Refused(reason));
    this.#waiting = null;
  }
}

function tell(worker: WorkerLike, message: ToWorker): void {
  // A worker is no window: there is no origin to name.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  worker.postMessage(message);
}

const PATIENCE_MS = 1500;

/** Where in the worker's memory an ask stands; null for those that leave no trace. */
const depths: Readonly<Record<AskKind, number | null>> = {
  look: 0,
  read: 1,
  judge: 2,
  loss: null,
  evidence: null,
  without: null,
  save: null,
};

/** Whether two asks bring the worker to the same state; the language of an answer is not part of it. */
function isSameGround(one: Ask, other: Ask | undefined): boolean {
  if (other === undefined) return false;
  if (one.kind === "look") {
    return other.kind === "look" && one.files === other.files && one.format === other.format;
  }
  return groundOf(one) === groundOf(other);
}

function groundOf(ask: Ask): string {
  if (ask.kind === "read") return JSON.stringify([ask.kind, ask.choices]);
  if (ask.kind === "judge") return JSON.stringify([ask.kind, ask.chat, ask.disputes]);
  return ask.kind;
}

/** A worker that dies for want of memory can only say so in its last error. */
function reasonOf(message: string | undefined): RefusalReason {
  return /memory|allocation|invalid array length/i.test(message ?? "") ? "outOfMemory" : "unexpected";
}

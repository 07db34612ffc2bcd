import os from "node:os";
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from "node:worker_threads";
import type { Connection } from "../../platform/db/open.ts";
import type { Answers, Question } from "./questions.ts";

export interface WorkerGiven {
  readonly connection: Connection;
  readonly question: Question;
  /** A folder for what is too much for memory. */
  readonly scratch: string;
  /** Where the answer goes. */
  readonly port: MessagePort;
}

/** Answers questions in threads, one at a time: each may need as much memory as all the rest of the server. */
export class Thinking {
  readonly #connection: Connection;
  readonly #scratch: string;
  #last: Promise<unknown> = Promise.resolve();
  #worker: Worker | null = null;
  #isStopped = false;

  /** @param scratch where files may lie for a while; on a disk, while the system's own such folder may be in memory. */
  constructor({ host, user, database, connectionString }: Connection, scratch = os.tmpdir()) {
    this.#scratch = scratch;
    this.#connection = Object.fromEntries(
      Object.entries({ host, user, database, connectionString }).filter(([, value]) => value !== undefined),
    );
  }

  async think<Ask extends Question["ask"]>(
    question: Question & { readonly ask: Ask },
  ): Promise<Answers[Ask]> {
    const next = this.#last.then(() => this.#inThread(question));
    this.#last = next.catch(() => undefined);
    return next as Promise<Answers[Ask]>;
  }

  /** Breaks off what is being thought about, and begins no more: whoever asked is told that it failed. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#worker?.terminate();
  }

  #inThread(question: Question): Promise<unknown> {
    if (this.#isStopped) return Promise.reject(new Error("this node is stopping"));
    const { port1: own, port2: port } = new MessageChannel();
    const workerData: WorkerGiven = { connection: this.#connection, question, scratch: this.#scratch, port };
    const worker = new Worker(new URL("worker.ts", import.meta.url), { workerData, transferList: [port] });
    this.#worker = worker;
    return answerFrom(worker, own);
  }
}

function answerFrom(worker: Worker, own: MessagePort): Promise<unknown> {
  return new Promise((resolve, reject) => {
    own.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => {
      // What the thread sent last may not have been heard yet.
      const last = receiveMessageOnPort(own);
      own.close();
      if (last === undefined) reject(new Error(`the thread ended with ${code} and no answer`));
      else resolve(last.message);
    });
  });
}

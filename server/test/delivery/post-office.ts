import { once } from "node:events";
import type { Socket } from "node:net";
import { SMTPServer } from "smtp-server";

/** A message a server took, taken apart. */
export interface Letter {
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  /** By name in small letters; a header that stands twice is a list of two. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly raw: string;
}

type Answer = { readonly code: number } | "cut" | "silence" | null;

/** A real SMTP server on loopback that counts what it is given and refuses as the test says. */
export class PostOffice {
  readonly letters: Letter[] = [];
  /** What it answers at each step; null is yes. */
  answers: { auth?: Answer; from?: Answer; to?: Answer; data?: Answer } = {};
  onLetter: (letter: Letter) => void = () => undefined;
  onAsked: () => void = () => undefined;
  readonly #sockets = new Set<Socket>();
  readonly #server: SMTPServer;

  constructor({ needsLogin = false } = {}) {
    this.#server = new SMTPServer({
      authOptional: !needsLogin,
      allowInsecureAuth: true,
      disabledCommands: needsLogin ? ["STARTTLS"] : ["STARTTLS", "AUTH"],
      onAuth: (_, __, done) => this.#answer(this.answers.auth, (error) => done(error, { user: "kith" })),
      onMailFrom: (_, __, done) => this.#answer(this.answers.from, done),
      onRcptTo: (_, __, done) => {
        this.onAsked();
        this.#answer(this.answers.to, done);
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          const { mailFrom, rcptTo } = session.envelope;
          const from = mailFrom === false ? "" : mailFrom.address;
          const letter = letterOf(
            Buffer.concat(chunks).toString(),
            from,
            rcptTo.map(({ address }) => address),
          );
          const answer = this.answers.data ?? null;
          if (answer === null || typeof answer === "string") this.letters.push(letter);
          this.onLetter(letter);
          this.#answer(answer, done);
        });
      },
    });
    this.#server.on("error", () => undefined);
    this.#server.server.on("connection", (socket: Socket) => this.#sockets.add(socket));
  }

  async open(port = 0): Promise<void> {
    this.#server.listen(port, "127.0.0.1");
    await once(this.#server.server, "listening");
  }

  get port(): number {
    const address = this.#server.server.address();
    if (address === null || typeof address === "string") throw new Error("not open");
    return address.port;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #answer(answer: Answer | undefined, done: (error?: Error | null) => void): void {
    if (answer === undefined || answer === null) return done();
    if (answer === "silence") return;
    if (answer === "cut") for (const socket of this.#sockets) socket.destroy();
    else done(Object.assign(new Error("no such user: ana@example.org"), { responseCode: answer.code }));
  }
}

function letterOf(raw: string, from: string, to: readonly string[]): Letter {
  const head = raw.slice(0, raw.indexOf("\r\n\r\n")).replaceAll(/\r\n[ \t]+/g, " ");
  const headers: Record<string, string[]> = {};
  for (const line of head.split("\r\n")) {
    const [, name = "", value = ""] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
    (headers[name.toLowerCase()] ??= []).push(value);
  }
  return { envelope: { from, to }, headers, raw };
}

/** The text of one part of a letter, such as `text/plain`. */
export function partOf({ raw }: Letter, type: string): string {
  const part = raw.split(/\r\n--[^\r\n]+\r\n/).find((one) => one.startsWith(`Content-Type: ${type}`)) ?? "";
  const [head = "", ...body] = part.split("\r\n\r\n");
  const text = body.join("\r\n\r\n").replace(/\r\n--[^\r\n]+--\s*$/, "");
  if (/base64/i.test(head)) return Buffer.from(text, "base64").toString().replaceAll("\r\n", "\n");
  const bytes = text
    .replaceAll(/=\r\n/g, "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, /quoted-printable/i.test(head) ? "latin1" : "utf8")
    .toString()
    .replaceAll("\r\n", "\n");
}

/** A header as people read it: words that were encoded for the wire are decoded. Source: RFC 2047. */
export function decoded(header: string): string {
  return header
    .replaceAll(/\?=\s+=\?/g, "?==?")
    .replaceAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toUpperCase() === "B"
        ? Buffer.from(text, "base64").toString("latin1")
        : text
            .replaceAll("_", " ")
            .replaceAll(/=([0-9A-F]{2})/g, (__, hex: string) =>
              String.fromCharCode(Number.parseInt(hex, 16)),
            ),
    )
    .replaceAll(/[\u0080-\u00ff]+/g, (bytes) => Buffer.from(bytes, "latin1").toString());
}

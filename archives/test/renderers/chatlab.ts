import type { Said } from "./canon.ts";

const HEADER = {
  chatlab: { version: "0.0.2", exportedAt: 1_717_236_000, generator: "test" },
  meta: { name: "Rendered", platform: "unknown", type: "group" },
};

function rowOf({ id, sender, name, at, text, replyTo }: Said): Record<string, unknown> {
  return {
    sender,
    accountName: name,
    timestamp: at / 1000,
    type: 0,
    content: text,
    ...(id === null ? {} : { platformMessageId: id }),
    ...(replyTo === null ? {} : { replyToMessageId: replyTo }),
  };
}

/** The talk as one ChatLab JSON document. */
export function chatLabJson(said: readonly Said[]): string {
  const names = new Map(said.map(({ sender, name }) => [sender, name]));
  const members = [...names].map(([platformId, accountName]) => ({ platformId, accountName }));
  return JSON.stringify({ ...HEADER, members, messages: said.map(rowOf) }, null, 2);
}

/** The talk as ChatLab JSONL. */
export function chatLabJsonl(said: readonly Said[]): string {
  const rows = [{ _type: "header", ...HEADER }, ...said.map((one) => ({ _type: "message", ...rowOf(one) }))];
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

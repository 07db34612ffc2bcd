import type { Said } from "./canon.ts";

/** The talk as a table, RFC 4180 with any delimiter; times in microseconds, milliseconds or seconds. */
export function plainCsv(said: readonly Said[], delimiter: string, unitsPerMs: number): string {
  const header = ["time", "nickname", "user_id", "content", "message_id", "reply_to"];
  const rows = said.map(({ at, name, sender, text, id, replyTo }) => [
    String(at * unitsPerMs),
    name,
    sender,
    text,
    id === null ? "" : `m${id}`,
    replyTo === null ? "" : `m${replyTo}`,
  ]);
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  return [header, ...rows].map((row) => `${row.map(cell).join(delimiter)}\r\n`).join("");
}

import type { ArchiveChat, ArchiveMessage } from "@kith/contract/archive";
import { fileOfText, type ArchiveFile } from "../../src/index.ts";

const ROWS_A_PAGE = 100;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DELETED_USER_ID = "456226577798135808";

/** Writes chats as pages of a hundred rows; every other page in the other dialect, as real exports mix them. */
export function renderDiscordCsv(
  chats: readonly ArchiveChat[],
  messages: readonly ArchiveMessage[],
): ArchiveFile[] {
  return chats.flatMap((chat) => {
    const own = messages.filter((one) => one.chat === chat.key);
    const pages: ArchiveFile[] = [];
    for (let at = 0; at < own.length; at += ROWS_A_PAGE) {
      const page = at / ROWS_A_PAGE + 1;
      const text = pageOf(own.slice(at, at + ROWS_A_PAGE), page % 2 === 0 ? ";" : ",");
      pages.push(fileOfText(`before-2030-Jan-01/csv/${chat.name}/${page}.csv`, text));
    }
    return pages;
  });
}

function pageOf(messages: readonly ArchiveMessage[], delimiter: string): string {
  const end = delimiter === ";" ? ";\r\n" : "\r\n";
  const header = ["AuthorID", "Author", "Date", "Content", "Attachments", "Reactions"].join(delimiter);
  const rows = messages.map((one) =>
    cellsOf(one)
      .map((cell) => `"${cell.replaceAll('"', '""')}"`)
      .join(delimiter),
  );
  return [header, ...rows].map((row) => row + end).join("");
}

function cellsOf(one: ArchiveMessage): string[] {
  const { event, attachment } = {
    event: one.event,
    attachment: one.hasAttachment ? "https://cdn.example/a" : "",
  };
  const who = event === null ? { id: one.sender, name: one.name } : (event.targets[0] ?? event.actor);
  const [id = DELETED_USER_ID, webhookName] = who?.id?.split("/") ?? [];
  const tag = who?.id === null || webhookName !== undefined ? "#0000" : "#1234";
  const content =
    event === null ? one.text : event.kind === "joined" ? "Joined the server." : "Pinned a message.";
  const ending =
    one.kind === "image" ? ".png" : one.kind === "video" ? ".mp4" : one.kind === "voice" ? ".ogg" : ".zip";
  const reactions = one.reactions > 0 ? `🔥 (${one.reactions})` : "";
  return [id, `${who?.name}${tag}`, dateOf(one.at), content, attachment && attachment + ending, reactions];
}

/** `05-Dec-19 07:03 AM`. */
function dateOf(at: number | null): string {
  const date = new Date(at ?? 0);
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = date.getUTCHours();
  const clock = `${two(hours % 12 === 0 ? 12 : hours % 12)}:${two(date.getUTCMinutes())} ${hours < 12 ? "AM" : "PM"}`;
  const year = two(date.getUTCFullYear() % 100);
  return `${two(date.getUTCDate())}-${MONTHS[date.getUTCMonth()]}-${year} ${clock}`;
}

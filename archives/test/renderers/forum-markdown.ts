import type { ArchiveChat, ArchiveMessage } from "@kith/contract/archive";
import { fileOfText, type ArchiveFile } from "../../src/index.ts";
import { escaped } from "./html.ts";

const POSTS_A_FILE = 1500;
const SHANGHAI_MS = 8 * 3_600_000;
const SMILEY = '<img src="https://forum.example/image/smiley/face/1.png" referrerpolicy="no-referrer">';
const PICTURE = '<img src="https://pic.example/1.jpg" referrerpolicy="no-referrer">';

/** Writes each chat as a Discuz thread over several files; ids are the numbers of its posts. */
export function renderThreads(
  chats: readonly ArchiveChat[],
  messages: readonly ArchiveMessage[],
): ArchiveFile[] {
  return chats.flatMap((chat, i) => {
    const number = /^forum:(\d+)$/.exec(chat.key)?.[1] ?? String(1000 + i);
    const own = messages.filter((one) => one.chat === chat.key);
    const folder = `${number}[${chat.name}]`;
    return pagesOf(own).map((page, n) =>
      fileOfText(
        `${folder}/${number}-${String(n + 1).padStart(2, "0")}[${chat.name}].md`,
        `${savedLine(chat)}${page.map(postOf).join("")}`,
      ),
    );
  });
}

function pagesOf(messages: readonly ArchiveMessage[]): ArchiveMessage[][] {
  const pages: ArchiveMessage[][] = [];
  for (let at = 0; at < messages.length; at += POSTS_A_FILE)
    pages.push(messages.slice(at, at + POSTS_A_FILE));
  return pages;
}

function savedLine({ exportedAt }: ArchiveChat): string {
  if (exportedAt === null) return "";
  return `> ## **本文件最后更新于${new Date(exportedAt + SHANGHAI_MS).toISOString().slice(0, 16).replace("T", " ")}** \n\n\n`;
}

function postOf(one: ArchiveMessage): string {
  const head = `*****\n\n####  ${one.name}  \n##### ${one.id}#       发表于 ${written(one.at)}\n\n\n`;
  return `\n${head}${bodyOf(one)}\n\n${ratingsOf(one)}\n`;
}

/** `2020-5-26 21:19`, in Shanghai. */
function written(at: number | null): string {
  const [date = "", time = ""] = new Date((at ?? 0) + SHANGHAI_MS).toISOString().split("T");
  return `${date.replaceAll("-0", "-")} ${time.slice(0, 5)}`;
}

function bodyOf(one: ArchiveMessage): string {
  const picture = one.kind === "image" ? PICTURE : SMILEY;
  const own = one.isRecalled ? "提示: 作者被禁止或删除 内容自动屏蔽" : escaped(one.text);
  return `${quoteOf(one)}${own}${one.hasAttachment ? picture : ""}`;
}

function quoteOf({ replyTo }: ArchiveMessage): string {
  if (replyTo === null) return "";
  const { id, name, at, text } = replyTo;
  const words = escaped(text ?? "");
  if (id !== null) {
    const [date, time] = written(at).split(" ");
    return `<blockquote>引用第${id}楼${escaped(name ?? "")}于${date} ${time}发表的  :\n\n${words}</blockquote>\n`;
  }
  const head = `<a href="https://forum.example/?pid=1" target="_blank">${escaped(name ?? "")} 发表于 ${written(at)}</a>`;
  return `<blockquote>${head}\n\n${words}</blockquote>\n`;
}

function ratingsOf({ reactions, reactedBy }: ArchiveMessage): string {
  if (reactions === 0) return "";
  const rows = reactedBy.map(({ name }) => `| ${name}| + 1|好茶|\n`).join("");
  return `\n﹍﹍﹍\n\n评分\n\n\n 参与人数 ${reactions}积分 +1 \n\n|昵称|积分|理由|\n|----|---|---|\n${rows}\n\n查看全部评分\n\n`;
}

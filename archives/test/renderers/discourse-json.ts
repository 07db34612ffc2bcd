import type { ArchiveMessage } from "@kith/contract/archive";
import { fileOfText, type ArchiveFile } from "../../src/index.ts";
import { escaped, paragraphOf, quoted } from "./html.ts";

/** Writes topics as Discourse's own interface would give them; ids are `topic/number`. */
export function renderDiscourse(messages: readonly ArchiveMessage[]): ArchiveFile[] {
  const topics = Map.groupBy(messages, ({ id }) => topicOf(id));
  return [...topics].map(([id, own]) => {
    const posts = own.map((one) => postOf(one));
    const stream = posts.map((_, i) => i);
    const topic = {
      post_stream: { posts, stream },
      id: Number(id),
      title: own[0]?.topic,
      posts_count: posts.length,
    };
    return fileOfText(`posts/json/${id}.json`, JSON.stringify(topic));
  });
}

function topicOf(id: string | null): string {
  return id?.split("/")[0] ?? "";
}

function postOf(one: ArchiveMessage): object {
  const [topic = "", number = ""] = one.id?.split("/") ?? [];
  const { replyTo } = one;
  const isMarked = replyTo?.basis === "mark" && !(replyTo.id === `${topic}/1` && replyTo.name === null);
  return {
    id: Number(topic) * 10_000 + Number(number),
    username: one.name,
    created_at: new Date(one.at ?? 0).toISOString(),
    cooked: `${quoteOf(one)}${withMentions(one)}${one.hasAttachment ? '<img src="/x.png">' : ""}`,
    post_number: Number(number),
    post_type: 1,
    reply_to_post_number: isMarked ? Number(replyTo.id?.split("/")[1]) : null,
    ...(isMarked && replyTo.name !== null ? { reply_to_user: { username: replyTo.name } } : {}),
    topic_id: Number(topic),
    user_id: one.isBot ? -1 : 1,
    actions_summary: one.reactions > 0 ? [{ id: 2, count: one.reactions }] : [],
    deleted_at: one.isRecalled ? "2030-01-01T00:00:00.000Z" : null,
  };
}

function quoteOf({ replyTo }: ArchiveMessage): string {
  if (replyTo?.basis !== "quote") return "";
  const [topic = "", number = ""] = replyTo.id?.split("/") ?? [];
  const author = replyTo.name === null ? "" : ` data-username="${quoted(replyTo.name)}"`;
  const frame = `<aside class="quote"${author} data-post="${number}" data-topic="${topic}">`;
  return `${frame}<div class="title">${escaped(replyTo.name ?? "")}:</div><blockquote>${paragraphOf(replyTo.text ?? "")}</blockquote></aside>`;
}

/** Every mention stands in the text, in whatever case it was typed. */
function withMentions({ text, mentions }: ArchiveMessage): string {
  let html = "";
  let at = 0;
  for (const { name } of mentions) {
    const from = text.indexOf(`@${name}`, at);
    if (from < 0) continue;
    html += `${escaped(text.slice(at, from))}<a class="mention" href="/u/x">@${escaped(name ?? "")}</a>`;
    at = from + 1 + (name?.length ?? 0);
  }
  return `<p>${html}${escaped(text.slice(at))}</p>`.replaceAll("\n", "<br>");
}

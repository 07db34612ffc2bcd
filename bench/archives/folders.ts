import { mkdirSync } from "node:fs";
import path from "node:path";
import { Sink } from "./sink.ts";
import { people, type Made } from "./talk.ts";
import type { Writer } from "./writers.ts";

/** Formats whose exports are many files: a topic, a day or a page of messages each. */

interface Part {
  /** Below the folder; folders on the way are made. */
  readonly name: string;
  readonly content: string;
}

/** Cuts a talk into runs and writes a file of each, beside files that say what the export is of. */
function manyFiles(
  size: number,
  partOf: (run: readonly Made[], number: number) => Part,
  besides: readonly Part[] = [],
): Writer {
  return (talk, folder) => {
    const root = path.join(folder, "export");
    for (const part of besides) write(root, part);
    let run: Made[] = [];
    let number = 0;
    for (const one of talk) {
      run.push(one);
      if (run.length < size) continue;
      write(root, partOf(run, ++number));
      run = [];
    }
    if (run.length > 0) write(root, partOf(run, ++number));
    return root;
  };
}

function write(root: string, { name, content }: Part): void {
  const place = path.join(root, name);
  mkdirSync(path.dirname(place), { recursive: true });
  const sink = new Sink(place);
  sink.write(content);
  sink.close();
}

const iso = (one: Made) => new Date(one.at).toISOString();
const paragraph = (text: string) => `<p>${text}</p>`;

const TOPIC = 50;

const zulipArchive = manyFiles(TOPIC, (run, number) => ({
  name: `zulip_json/7-general/topic.20${number}.json`,
  content: JSON.stringify(
    run.map((one) => ({
      content: quotedOf(one, run) + paragraph(one.text),
      id: one.index + 1,
      sender_full_name: one.person.name,
      timestamp: one.at / 1000,
    })),
    null,
    4,
  ),
}));

/** Zulip's answers quote: only those within the same topic. */
function quotedOf(one: Made, run: readonly Made[]): string {
  const target = run.find(({ index }) => index === one.replyTo);
  if (target === undefined) return "";
  const link = `<a href="#narrow/stream/7-general/topic/x/near/${target.index + 1}">said</a>`;
  return `<p><span class="user-mention silent">${target.person.name}</span> ${link}:</p>\n<blockquote>\n<p>${target.text}</p>\n</blockquote>\n`;
}

const ZULIP_REALM = {
  zerver_realm: [{ id: 1, name: "Made up", string_id: "made" }],
  zerver_userprofile: people.map(({ number, name }) => ({ id: number + 1, full_name: name, is_bot: false })),
  zerver_stream: [{ id: 7, name: "general", description: "", invite_only: false }],
  zerver_recipient: [{ id: 3, type_id: 7, type: 2 }],
  zerver_subscription: people.map(({ number }) => ({
    id: number,
    user_profile: number + 1,
    recipient: 3,
    active: true,
  })),
};

const zulipExport = manyFiles(
  1000,
  (run, number) => ({
    name: `messages-${String(number).padStart(6, "0")}.json`,
    content: JSON.stringify({
      zerver_message: run.map((one) => ({
        id: one.index + 1,
        sender: one.person.number + 1,
        recipient: 3,
        subject: `topic ${Math.floor(one.index / TOPIC)}`,
        content: one.text,
        rendered_content: quotedOf(one, run) + paragraph(one.text),
        date_sent: one.at / 1000,
      })),
      zerver_usermessage: [],
    }),
  }),
  [{ name: "realm.json", content: JSON.stringify(ZULIP_REALM) }],
);

const discourseJson = manyFiles(TOPIC, (run, number) => ({
  name: `posts/${number}.json`,
  content: JSON.stringify({
    post_stream: {
      posts: run.map((one, i) => ({
        id: one.index + 1,
        name: one.person.name,
        username: `user_${one.person.number}`,
        created_at: iso(one),
        cooked: paragraph(one.text),
        post_number: i + 1,
        post_type: 1,
        reply_to_post_number:
          one.replyTo === null || one.replyTo < run[0]!.index ? null : one.replyTo - run[0]!.index + 1,
        topic_id: number,
        user_id: one.person.number + 1,
        actions_summary: [],
        user_deleted: false,
      })),
      stream: run.map(({ index }) => index + 1),
    },
    id: number,
    title: `Topic ${number}`,
    posts_count: run.length,
    slug: `topic-${number}`,
  }),
}));

const forumMarkdown = manyFiles(TOPIC, (run, number) => ({
  name: `板块/${100_000 + number}[话题${number}]/${100_000 + number}-01[话题${number}].md`,
  content: run
    .map((one, i) => {
      const at = iso(one);
      const clock = `${at.slice(0, 4)}-${Number(at.slice(5, 7))}-${Number(at.slice(8, 10))} ${at.slice(11, 16)}`;
      return `*****\n\n####  ${one.person.name}  \n##### ${i + 1}#       发表于 ${clock}\n\n\n${one.text}\n\n`;
    })
    .join(""),
}));

const slackUsers = people.map(({ number, name }) => ({
  id: `U${number}`,
  name: `user${number}`,
  is_bot: false,
  profile: { real_name: name },
}));
const slackChannel = {
  id: "C1",
  name: "general",
  members: slackUsers.map(({ id }) => id),
  topic: { value: "" },
};

const slackExport = manyFiles(
  2000,
  (run, number) => ({
    name: `general/${new Date(Date.UTC(2020, 0, number)).toISOString().slice(0, 10)}.json`,
    content: JSON.stringify(
      run.map((one) => ({
        type: "message",
        user: `U${one.person.number}`,
        text: one.text,
        ts: slackStamp(one),
        // Stamps of earlier days are not at hand, so answers stay within one.
        ...(one.replyTo === null || one.replyTo < run[0]!.index
          ? {}
          : { thread_ts: slackStamp(run[one.replyTo - run[0]!.index]!) }),
      })),
      null,
      4,
    ),
  }),
  [
    { name: "users.json", content: JSON.stringify(slackUsers, null, 4) },
    { name: "channels.json", content: JSON.stringify([slackChannel], null, 4) },
  ],
);

function slackStamp(one: Made): string {
  return `${one.at / 1000}.${String(one.index % 1_000_000).padStart(6, "0")}`;
}

export const folderWriters: readonly (readonly [string, Writer])[] = [
  ["zulip-archive", zulipArchive],
  ["zulip-export", zulipExport],
  ["discourse-json", discourseJson],
  ["forum-markdown", forumMarkdown],
  ["slack-export", slackExport],
];

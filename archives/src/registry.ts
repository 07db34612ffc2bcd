import { chatLabJson, chatLabJsonl } from "./formats/chatlab.ts";
import { discordCsv } from "./formats/discord-csv.ts";
import { discordJson } from "./formats/discord-json.ts";
import { discourseJson } from "./formats/discourse-json.ts";
import { forumMarkdown } from "./formats/forum-markdown.ts";
import { irc } from "./formats/irc.ts";
import { plainCsv } from "./formats/plain-csv.ts";
import { qqTxt } from "./formats/qq-txt.ts";
import { slackExport } from "./formats/slack.ts";
import { telegramJson } from "./formats/telegram-json.ts";
import { weFlowArkmeJson, weFlowJson } from "./formats/weflow.ts";
import { zulipArchive } from "./formats/zulip-archive.ts";
import { zulipExport } from "./formats/zulip-export.ts";
import type { Reader } from "./reader.ts";

/** Every format Kith reads. The order breaks ties between equally sure readers. */
export const readers: readonly Reader[] = [
  qqTxt,
  weFlowJson,
  weFlowArkmeJson,
  chatLabJson,
  chatLabJsonl,
  telegramJson,
  zulipArchive,
  zulipExport,
  forumMarkdown,
  discourseJson,
  discordJson,
  discordCsv,
  slackExport,
  irc,
  plainCsv,
];

export function readerById(id: string): Reader | undefined {
  return readers.find((reader) => reader.id === id);
}

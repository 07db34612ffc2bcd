import type { ChatSummary } from "@kith/archives";
import type { ReportView } from "@kith/contract/diagnosis";
import type { Talk } from "@kith/contract/talk";
import { diagnose, firmnessOf, redacted, reportView, type Diagnosis } from "@kith/diagnosis";
import type { CheckOptions } from "./options.ts";
import { ALL, talkOfAll, zoneOf, type HasRead } from "./reading.ts";
import { checkWords } from "./words.ts";

/** A chat with what was found of it. */
export interface JudgedChat {
  /** Safe to print; null where it would be a person's name. */
  readonly name: string | null;
  readonly messages: number;
  readonly people: number;
  /** Null for the talk of two, which is nobody's business but theirs. */
  readonly found: Found | null;
}

export interface Found {
  readonly talk: Talk;
  readonly diagnosis: Diagnosis;
  readonly view: ReportView;
}

/** Judges each of the chosen chats, or all as one. @param onShare told the share of them that is done. */
export function judgeChats(
  read: HasRead,
  chosen: readonly ChatSummary[],
  options: CheckOptions,
  onShare: (share: number) => void,
): JudgedChat[] {
  const zone = zoneOf(read, options);
  if (options.chat === ALL) {
    const talk = talkOfAll(read, checkWords(options.language).together, zone);
    if (talk === undefined) return [];
    const { name, length: messages, people } = talk;
    return [{ name, messages, people: people.length, found: judged(talk, options) }];
  }
  return chosen.map(({ key, chat, messages, people }, index) => {
    onShare(index / chosen.length);
    if (chat.shape === "private") {
      const name = options.withNames ? redacted(chat.name, options.language) : null;
      return { name, messages, people, found: null };
    }
    const talk = read.collector.talk(key, zone);
    const found = talk === undefined ? null : judged(talk, options);
    return { name: found?.view.meta[0] ?? null, messages, people, found };
  });
}

function judged(talk: Talk, { language, withNames }: CheckOptions): Found {
  const diagnosis = diagnose(talk);
  const view = reportView(diagnosis, { language, withNames, firmness: firmnessOf(diagnosis) });
  return { talk, diagnosis, view };
}

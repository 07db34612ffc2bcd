import { messageKinds } from "@kith/contract/archive";
import type { CardView } from "@kith/contract/diagnosis";
import type { Language } from "@kith/contract/language";
import { talkFlags } from "@kith/contract/talk";
import type { Diagnosis } from "../diagnose.ts";
import { datesIn, type Dates } from "./dates.ts";
import { speakerOf, type Speaker } from "./names.ts";
import { phraseBook } from "./words/books.ts";
import type { PhraseBook } from "./words/zh-CN.ts";

/** What putting a diagnosis into words takes: the words, the dates, and how people may appear. */
export interface Desk {
  readonly language: Language;
  readonly words: PhraseBook;
  readonly dates: Dates;
  readonly speaker: Speaker;
  readonly diagnosis: Diagnosis;
  /** People drawn as backbone: staff the export names, and those found to be regulars. */
  readonly backbone: ReadonlySet<number>;
}

export function deskFor(diagnosis: Diagnosis, language: Language, withNames: boolean): Desk {
  const staff = diagnosis.judged?.scope.isStaffNamed === false ? "busiest" : "organiser";
  const words = phraseBook(language, staff, diagnosis.known !== null);
  return {
    language,
    words,
    dates: datesIn(language, diagnosis.talk.timeZone),
    speaker: speakerOf(diagnosis.talk, words, withNames),
    diagnosis,
    backbone: backboneOf(diagnosis),
  };
}

function backboneOf({ lines, judged }: Diagnosis): Set<number> {
  const regulars =
    lines
      .find(({ id }) => id === "regulars")
      ?.evidence.slice(0)
      .flatMap(({ people }) => people) ?? [];
  const staff = judged?.scope.isStaffNamed === true ? judged.scope.staff : [];
  return new Set([...staff, ...regulars]);
}

const LONGEST_QUOTE = 280;

/** A message as a card. */
export function cardOf(
  { diagnosis: { talk }, words, dates, speaker, backbone }: Desk,
  message: number,
): CardView {
  const person = talk.author[message]!;
  const at = talk.at[message]!;
  return {
    person: person < 0 ? null : person,
    name: speaker.name(person),
    initial: speaker.initial(person),
    isBackbone: backbone.has(person),
    at: new Date(at).toISOString(),
    atText: dates.moment(at),
    text: quoteOf(talk.texts.at(message)),
  };

  function quoteOf(text: string): string {
    if ((talk.flags[message]! & talkFlags.recalled) !== 0) return words.recalled;
    const shown = speaker.text(text.trim());
    if (shown === "") return words.media[messageKinds[talk.kind[message]!]!] ?? "";
    return shown.length > LONGEST_QUOTE ? `${shown.slice(0, LONGEST_QUOTE)}…` : shown;
  }
}

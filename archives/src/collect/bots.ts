import { messageKinds } from "@kith/contract/archive";
import { talkFlags, type Texts } from "@kith/contract/talk";
import { fingerprintOf } from "./columns.ts";

/**
 * Programs that speak, told by how they speak: most of what they post are a few forms of words that nobody
 * else uses, or cards without a word, or it is links without end to which nobody answers. Source: formats.md
 * 15.8.
 */

const TEXT = messageKinds.indexOf("text");

const MIN_MESSAGES = 20;

/** A form counts when it is used at least so often, nearly always by the same sender. */
const MIN_USES = 5;
const OWN_SHARE = 0.9;

/** So much of what is said in forms of one's own is no longer talk. */
const FORM_SHARE = 0.6;

const FEED_MESSAGES = 50;
const FEED_LINKS = 0.9;
const FEED_ANSWERED = 0.05;

/** Shorter words are anybody's: "yes", "+1", "hello". */
const MIN_FORM_CHARS = 6;
const FORM_CHARS = 12;

/** Results of a program differ sooner than its greetings: "OUTPUT: …". */
const RESULT_CHARS = 7;

/** What is needed of a talk to see who behaves like a program. */
export interface Spoken {
  readonly length: number;
  readonly author: Int32Array;
  readonly texts: Texts;
  /** Index into `messageKinds`. */
  readonly kind: Uint8Array;
  /** Bits of `talkFlags`. */
  readonly flags: Uint8Array;
  readonly replyTo: Int32Array;
  readonly mentions: { readonly starts: Uint32Array; readonly people: Int32Array };
}

/** People who behave like programs. */
export function botsAmong(talk: Spoken, people: number): Map<number, "bot"> {
  const habits = Array.from({ length: people }, () => new Habits());
  const users = readForms(talk, habits);
  readAnswers(talk, habits);
  const bots = new Map<number, "bot">();
  for (const [person, habit] of habits.entries()) {
    const said = habit.texts + habit.blanks;
    if (said < MIN_MESSAGES) continue;
    const isFormal = (habit.ownForms(users) + habit.blanks) / said >= FORM_SHARE;
    if (isFormal || habit.isFeed()) bots.set(person, "bot");
  }
  return bots;
}

/** How one person speaks. */
class Habits {
  texts = 0;
  /** Texts without a letter, which only a program can send: what they show is a card the export left out. */
  blanks = 0;
  links = 0;
  /** Messages of others that answer or name them. */
  answers = 0;
  /** Their own messages that answer or name others. */
  calls = 0;
  readonly forms = new Map<number, number>();

  ownForms(users: ReadonlyMap<number, number>): number {
    let own = 0;
    for (const [form, uses] of this.forms) {
      if (uses >= MIN_USES && uses / (users.get(form) ?? uses) >= OWN_SHARE) own += uses;
    }
    return own;
  }

  isFeed(): boolean {
    const isAnswered = this.answers / this.texts > FEED_ANSWERED;
    return (
      this.texts >= FEED_MESSAGES && this.links / this.texts >= FEED_LINKS && !isAnswered && this.calls === 0
    );
  }
}

/** Counts forms by person and returns how often each is used by all. */
function readForms(talk: Spoken, habits: readonly Habits[]): Map<number, number> {
  const users = new Map<number, number>();
  for (let i = 0; i < talk.length; i++) {
    const habit = habits[talk.author[i]!];
    const text = habit === undefined ? "" : talk.texts.at(i);
    if (habit !== undefined && text === "" && isBlank(talk, i)) habit.blanks++;
    if (habit === undefined || text === "") continue;
    habit.texts++;
    if (text.includes("://")) habit.links++;
    const form = formOf(text);
    if (form === null) continue;
    habit.forms.set(form, (habit.forms.get(form) ?? 0) + 1);
    users.set(form, (users.get(form) ?? 0) + 1);
  }
  return users;
}

/** No text, no attachment, and not taken back either. */
function isBlank(talk: Spoken, i: number): boolean {
  return talk.kind[i] === TEXT && (talk.flags[i]! & (talkFlags.recalled | talkFlags.attachment)) === 0;
}

function readAnswers(talk: Spoken, habits: readonly Habits[]): void {
  const { starts, people } = talk.mentions;
  for (let i = 0; i < talk.length; i++) {
    const own = habits[talk.author[i]!];
    const answered = talk.replyTo[i]! < 0 ? undefined : habits[talk.author[talk.replyTo[i]!]!];
    const called = Array.from(people.subarray(starts[i], starts[i + 1]), (person) => habits[person]);
    for (const other of [answered, ...called]) {
      if (other === undefined || other === own) continue;
      other.answers++;
      if (own !== undefined) own.calls++;
    }
  }
}

/** The form in which a text begins, with figures, links and names blanked; null for a few words. */
export function formOf(text: string, chars = FORM_CHARS): number | null {
  let form = "";
  for (let i = 0; i < text.length && form.length < chars; i++) {
    const char = text[i]!;
    if (text.startsWith("http", i)) return form.length < MIN_FORM_CHARS / 2 ? null : fingerprintOf(form).low;
    if (char === "@" || char === "＠") {
      form += "@";
      while (i + 1 < text.length && !/\s/.test(text[i + 1]!)) i++;
    } else if (char >= "0" && char <= "9") {
      if (!form.endsWith("0")) form += "0";
    } else form += char;
  }
  return form.length < Math.min(MIN_FORM_CHARS, chars) ? null : fingerprintOf(form).low;
}

/** Whether most of some texts begin in few forms: what a program says, not what people do. */
export function isFormulaic(texts: Iterable<string>): boolean {
  const forms = new Map<number | null, number>();
  let all = 0;
  for (const text of texts) {
    all++;
    const form = formOf(text, RESULT_CHARS);
    forms.set(form, (forms.get(form) ?? 0) + 1);
  }
  let repeated = 0;
  for (const [form, uses] of forms) if (form !== null && uses >= MIN_USES) repeated += uses;
  return repeated / all >= FORM_SHARE;
}

import type { Talk } from "@kith/contract/talk";
import { Random } from "../src/random.ts";
import { talkFromRows, type Row, type RowsMeta } from "../src/rows.ts";
import { chinese, english, type Phrases } from "./phrases.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A Monday, 00:00 UTC: where every invented talk begins. */
export const BEGIN = Date.UTC(2024, 0, 1);

type Manner = Omit<Phrases, "subjects">;

/** Something said, with what it answers as a thing and not yet as a number. */
interface Said {
  readonly row: Omit<Row, "replyTo">;
  readonly answers: Said | null;
}

interface Saying {
  readonly answers?: Said | null;
  readonly about?: Partial<Omit<Row, "replyTo">>;
}

export interface SceneOptions {
  readonly seed?: number;
  readonly language?: "en" | "zh";
  /** Share of answers that carry the carrier's reply mark. */
  readonly marks?: number;
}

/** Where invented people talk: everything said is kept, put in order of time and made a talk. */
export class Scene {
  readonly random: Random;
  readonly phrases: Phrases;
  readonly #marks: number;
  readonly #said: Said[] = [];

  constructor({ seed = 1, language = "en", marks = 1 }: SceneOptions = {}) {
    this.random = new Random(seed);
    this.phrases = language === "en" ? english : chinese;
    this.#marks = marks;
  }

  say(at: number, author: string, text: string, { answers = null, about = {} }: Saying = {}): Said {
    const isMarked = answers !== null && this.random.unit() < this.#marks;
    // Whoever does not use the mark often says the name instead.
    const isNamed = answers !== null && !isMarked && this.random.unit() < 0.6;
    const row = { at, author, text, ...(isNamed ? { mentions: [answers.row.author] } : {}), ...about };
    const said = { row, answers: isMarked ? answers : null };
    this.#said.push(said);
    return said;
  }

  /** A phrase of a kind, about the subject of the week in which `at` lies. */
  phrase(kind: keyof Manner, at: number): string {
    const subject = this.pick(this.phrases.subjects, Math.floor((at - BEGIN) / (7 * DAY)));
    const [a, b] = [this.pick(subject), this.pick(subject)];
    const number = String(1000 + this.random.below(9000));
    return this.pick(this.phrases[kind]).replaceAll("{a}", a).replaceAll("{b}", b).replaceAll("{n}", number);
  }

  pick<T>(from: readonly T[], place = this.random.below(from.length)): T {
    const length = from.length;
    return from[((place % length) + length) % length]!;
  }

  /** One of several by weight. */
  weighed<T extends { readonly weight: number }>(from: readonly T[]): T {
    let left = this.random.unit() * from.reduce((sum, { weight }) => sum + weight, 0);
    for (const one of from) {
      left -= one.weight;
      if (left < 0) return one;
    }
    return from.at(-1)!;
  }

  /** A pause that is mostly short and sometimes long, around `typicalMs`. */
  pause(typicalMs: number): number {
    return Math.round(typicalMs * Math.exp(1.6 * (this.random.unit() + this.random.unit() - 1)));
  }

  talk(meta: RowsMeta = {}): Talk {
    const order = this.#said.toSorted((a, b) => a.row.at - b.row.at);
    const place = new Map(order.map((said, index) => [said, index]));
    const rows = order.map(({ row, answers }): Row =>
      answers === null ? row : { ...row, replyTo: place.get(answers)! },
    );
    return talkFromRows(rows, { exportedAt: rows.at(-1)?.at ?? BEGIN, ...meta });
  }
}

/** Somebody who takes part while they are there. */
export interface Player {
  readonly name: string;
  /** How much they say compared with others. */
  readonly weight: number;
  /** First and last day on which they are there. */
  readonly from?: number;
  readonly to?: number;
}

export function presentOn(cast: readonly Player[], day: number): Player[] {
  return cast.filter(({ from = 0, to = Number.POSITIVE_INFINITY }) => day >= from && day <= to);
}

interface Conversation {
  readonly starter: Player;
  readonly others: readonly Player[];
  readonly turns: number;
  /** Where the carrier keeps conversations apart. */
  readonly topic?: string;
}

/** Somebody asks or shows something, others come in and it goes back and forth for some turns. */
export function conversation(
  scene: Scene,
  at: number,
  { starter, others, turns, topic }: Conversation,
): void {
  const isAsk = scene.random.unit() < 0.7;
  const about = topic === undefined ? {} : { topic };
  let last = scene.say(at, starter.name, scene.phrase(isAsk ? "asks" : "shares", at), { about });
  const root = last;
  let now = at;
  for (let turn = 0; turn < turns; turn++) {
    now += scene.pause(6 * MINUTE);
    const isReturn = last.row.author !== starter.name && scene.random.unit() < 0.45;
    const talking = others.filter(({ name }) => name !== last.row.author && name !== starter.name);
    if (!isReturn && talking.length === 0) return;
    const speaker = isReturn ? starter : scene.weighed(talking);
    const answers = speaker === starter || scene.random.unit() < 0.5 ? last : root;
    const kind = speaker === starter ? (turn === turns - 1 ? "thanks" : "returns") : "answers";
    last = scene.say(now, speaker.name, scene.phrase(kind, now), { answers, about });
  }
}

import type { Talk } from "@kith/contract/talk";
import type { NamingCustom } from "./features.ts";
import { NameTable } from "./names.ts";

const SAMPLED = 2000;

/** In channels where people address each other, at least this share of messages names somebody. */
const NAMED_SHARE = 0.25;

/** Whether it is the custom of a talk to address people by name, told from a sample of its messages. */
export function customOf(talk: Talk, from: number, end: number): NamingCustom {
  const names = new NameTable(talk.people);
  const found = new Int32Array(4);
  const step = Math.max(1, Math.floor((end - from) / SAMPLED));
  let all = 0;
  let named = 0;
  for (let i = from; i < end; i += step) {
    names.spoke(talk.author[i]!);
    all++;
    const isMarked = talk.mentions.starts[i + 1]! > talk.mentions.starts[i]!;
    if (isMarked || names.find(talk.texts.at(i), found) > 0) named++;
  }
  return named >= NAMED_SHARE * all ? "named" : "nameless";
}

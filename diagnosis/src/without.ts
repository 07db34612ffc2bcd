import type { Dispute, LineId } from "@kith/contract/diagnosis";
import { TextPool, type Rows, type Talk, type Texts } from "@kith/contract/talk";
import { diagnose, type Diagnosis } from "./diagnose.ts";

/** The talk as if some messages had never been sent: what answered them answers nobody. */
export function talkWithout(talk: Talk, messages: ReadonlySet<number>): Talk {
  const kept: number[] = [];
  const place = new Int32Array(talk.length).fill(-1);
  for (let i = 0; i < talk.length; i++) if (!messages.has(i)) place[i] = kept.push(i) - 1;
  const column = <C extends Float64Array | Int32Array | Uint16Array | Uint8Array>(values: C): C =>
    values.slice(0, kept.length).map((_, i) => values[kept[i]!]!) as C;
  const replyTo = column(talk.replyTo).map((target) => (target < 0 ? -1 : place[target]!));
  return {
    ...talk,
    length: kept.length,
    at: column(talk.at),
    author: column(talk.author),
    kind: column(talk.kind),
    flags: column(talk.flags),
    replyTo,
    replyBasis: column(talk.replyBasis).map((basis, i) => (replyTo[i]! < 0 ? 0 : basis)),
    mentions: keptRows(talk.mentions, kept),
    reactedBy: keptRows(talk.reactedBy, kept),
    reactions: column(talk.reactions),
    topic: column(talk.topic),
    texts: keptTexts(talk.texts, kept),
    ids: keptTexts(talk.ids, kept),
  };
}

function keptRows({ starts, people }: Rows, kept: readonly number[]): Rows {
  const runs = kept.map((i) => people.subarray(starts[i], starts[i + 1]));
  const keptStarts = new Uint32Array(kept.length + 1);
  runs.forEach((run, i) => (keptStarts[i + 1] = keptStarts[i]! + run.length));
  const keptPeople = new Int32Array(keptStarts[kept.length]!);
  runs.forEach((run, i) => keptPeople.set(run, keptStarts[i]));
  return { starts: keptStarts, people: keptPeople };
}

function keptTexts(texts: Texts, kept: readonly number[]): Texts {
  const pool = new TextPool();
  for (const i of kept) pool.add(texts.at(i));
  return pool;
}

/** Recounting takes as long as judging did; above so many messages it is not worth the wait. */
const MOST_MESSAGES = 100_000;

/** What a line's value would be had the first pieces of its evidence never been said; null when it would not be told. */
export function valueWithout(diagnosis: Diagnosis, id: LineId, pieces: number): number | null {
  const line = diagnosis.lines.find((one) => one.id === id);
  const window = diagnosis.judged?.scope.window;
  if (line === undefined || line.value === null || window === undefined) return null;
  if (window.end - window.first > MOST_MESSAGES) return null;
  const messages = new Set(line.evidence.slice(0, pieces).flatMap((one) => one.messages));
  if (messages.size === 0) return null;
  const { talk, known, disputes } = diagnosis;
  const recounted = diagnose(talkWithout(talk, messages), {
    disputes: disputesWithout(disputes, messages),
    ...(known !== null && { known }),
  });
  return recounted.lines.find((one) => one.id === id)?.value ?? null;
}

/** Disputes name messages by their places, which shift; those about what is left out fall away. */
function disputesWithout(disputes: readonly Dispute[], messages: ReadonlySet<number>): Dispute[] {
  const gone = [...messages].toSorted((a, b) => a - b);
  return disputes.flatMap((dispute): Dispute[] => {
    if (!("message" in dispute)) return [dispute];
    if (messages.has(dispute.message)) return [];
    const before = gone.filter((message) => message < dispute.message).length;
    return [{ ...dispute, message: dispute.message - before }];
  });
}

import { DAY_MS } from "../calendar.ts";
import { untold, type Evidence, type Line } from "../line.ts";
import { firstSince, type Scope } from "../scope.ts";
import type { Study } from "../study.ts";
import { labels } from "../text/labels.ts";
import { WINDOW_DAYS } from "../window.ts";

const HALF_YEAR_DAYS = 182;
const AS_USUAL = 0.5;
const CALLS = 3;
const CALL_ANSWERED_WITHIN_MS = 14 * DAY_MS;

/**
 * `active`: as lively as usual. `pulsing`: quieter than usual, as it has been before and came back. `fading`:
 * quieter than ever before. `silent`: too little said since the judged window. `unknown`: under half a year.
 */
export const lifeStages = ["unknown", "active", "pulsing", "fading", "silent"] as const;

/**
 * 15. Where it stands in its time, against its own past: the messages of its last eight weeks over those of
 * its usual eight weeks. Source: diagnosis.md E1.
 */
export function lifeStage(study: Study): Line {
  const { scope } = study;
  const windows = windowsBack(scope);
  const [last = 0, ...past] = windows;
  const usual = past.toSorted((a, b) => a - b)[past.length >> 1] ?? 0;
  const stage = stageOf(scope, windows, usual);
  const calls = lastCalls(study);
  const facts = {
    stage: lifeStages.indexOf(stage),
    last,
    usual,
    windows: windows.length,
    callsAnswered: calls.filter(({ people }) => people.length > 1).length,
    calls: calls.length,
    silentDays: (exportEnd(scope) - scope.window.to) / DAY_MS,
  };
  const known = { n: windows.length, needs: 3, facts, evidence: calls };
  const line = untold("lifeStage", "lifeStage", known);
  if (stage === "unknown" || stage === "silent" || usual === 0) return line;
  const leavingOut = calls.length > 0 ? "lowers" : "nothing";
  return { ...line, grade: stage === "fading" ? "inDoubt" : "holds", value: last / usual, leavingOut };
}

function stageOf(scope: Scope, windows: readonly number[], usual: number): (typeof lifeStages)[number] {
  const isOver = exportEnd(scope) - scope.window.to > WINDOW_DAYS * DAY_MS;
  if (!scope.window.isPresent || isOver) return "silent";
  if (windows.length * WINDOW_DAYS < HALF_YEAR_DAYS) return "unknown";
  const [last = 0, ...past] = windows;
  if (last >= AS_USUAL * usual) return "active";
  const hasComeBack = past.some(
    (messages, index) => index > 0 && messages <= last && past[index - 1]! > messages,
  );
  return hasComeBack ? "pulsing" : "fading";
}

/** Messages in each eight weeks back from the export's end, latest first; a last part of a window is left out. */
function windowsBack(scope: Scope): number[] {
  const { talk } = scope;
  const messages: number[] = [];
  const begin = talk.at[0] ?? 0;
  let end = talk.length;
  for (let to = exportEnd(scope); to - WINDOW_DAYS * DAY_MS >= begin; to -= WINDOW_DAYS * DAY_MS) {
    const first = firstSince(talk, to - WINDOW_DAYS * DAY_MS);
    messages.push(end - first);
    end = first;
  }
  return messages;
}

/** When the export was made where it says so, else its last message. */
export function exportEnd({ talk }: Scope): number {
  return Math.max(talk.exportedAt ?? 0, talk.at[talk.length - 1] ?? 0);
}

/** The last few times staff asked or announced something, and who came. */
function lastCalls({ scope }: Study): Evidence[] {
  const { talk, window, links, label, counts, staff } = scope;
  const calls: Evidence[] = [];
  for (let i = window.end - 1; i >= window.first && calls.length < CALLS; i--) {
    const isStaff = counts[i] === 1 && staff.has(talk.author[i]!);
    const isCall = (label[i]! & (labels.ask | labels.share)) !== 0 && links.parent[i]! < 0;
    if (!isStaff || !isCall) continue;
    const came = new Set<number>();
    for (let j = i + 1; j < window.end && talk.at[j]! - talk.at[i]! <= CALL_ANSWERED_WITHIN_MS; j++) {
      if (links.parent[j] === i && counts[j] === 1 && talk.author[j] !== talk.author[i])
        came.add(talk.author[j]!);
    }
    calls.push({
      messages: [i],
      people: [talk.author[i]!, ...came],
      why: "call",
      figures: [came.size],
      disputes: [],
    });
  }
  return calls;
}

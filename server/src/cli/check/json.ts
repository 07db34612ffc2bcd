import type { LossReport } from "@kith/contract/archive";
import { redacted } from "@kith/diagnosis";
import type { JudgedChat } from "./judging.ts";
import type { CheckOptions } from "./options.ts";
import { duplicatesIn, type HasRead } from "./reading.ts";

/** Everything as one object for programs; names masked unless asked for, like on paper. */
export function checkJson(
  judged: readonly JudgedChat[],
  { archive, chats }: HasRead,
  options: CheckOptions,
): unknown {
  const loss = { ...lossJson(archive.loss.report(), options), duplicates: duplicatesIn(chats) };
  return { chats: judged.map(chatJson), loss };
}

function chatJson({ name, messages, people, found }: JudgedChat): unknown {
  if (found === null) return { name, messages, people, verdict: null };
  const { verdict, rule, life, claims, lines, judged } = found.diagnosis;
  const { headline, summary } = found.view;
  return {
    name,
    messages,
    people,
    verdict,
    rule,
    life,
    headline,
    summary,
    window: judged === null ? null : windowJson(judged.scope.window),
    claims,
    lines: lines.map(({ evidence, ...line }) => ({ ...line, evidence: evidence.length })),
    mesh: judged?.mesh ?? null,
  };
}

function windowJson({ from, to, isPresent }: { from: number; to: number; isPresent: boolean }): unknown {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString(), isPresent };
}

/** Files may bear people's names, and what stood on a line nobody could read may be somebody's words. */
function lossJson({ files, truncatedFiles, skipped, ...loss }: LossReport, options: CheckOptions): object {
  const shown = (text: string) => redacted(text, options.language);
  if (!options.withNames) {
    const counts = skipped.map(({ reason, count }) => ({ reason, count }));
    return { ...loss, truncatedFiles: truncatedFiles.length, skipped: counts };
  }
  return {
    ...loss,
    files: files.map((file) => ({ ...file, path: shown(file.path) })),
    truncatedFiles: truncatedFiles.length,
    skipped: skipped.map(({ samples, ...rest }) => ({
      ...rest,
      samples: samples.map(({ file, line, text }) => ({ file: shown(file), line, text: shown(text) })),
    })),
  };
}

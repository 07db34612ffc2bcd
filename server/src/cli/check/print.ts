import type { LossView } from "@kith/contract/archive";
import type { Grade, LineView, ReportView, RichText } from "@kith/contract/diagnosis";
import { fitted, padded, widthOf, wrapped, type Paint } from "../terminal.ts";
import { meshText } from "./mesh-text.ts";
import type { CheckWords } from "./words.ts";

export interface Printing {
  readonly words: CheckWords;
  readonly paint: Paint;
  readonly columns: number;
  /** Pieces of evidence for each line. */
  readonly evidence: number;
  readonly withNames: boolean;
}

/** Shape before colour, here as on the screen. */
const SIGNS: Readonly<Record<Grade, string>> = { holds: "✓", inDoubt: "◐", fails: "✗", notEnough: "◌" };

/** A report for a terminal. */
export function printed(view: ReportView, loss: LossView, printing: Printing): string {
  const { words, paint, columns } = printing;
  const wrap = (text: string, indent = "") => wrapped(text, columns, indent);
  const section = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ["", paint.bold(heading), ...lines];
  return [
    paint.faint(fitted(view.meta.join("  "), columns)),
    paint.bold(wrap(view.headline)),
    ...view.summary.map((one) => wrap(one)),
    ...section(words.conditions, view.conditions.map((one) => conditionText(one, printing)).flat()),
    ...section(
      `${words.mesh}  ${view.mesh.heading}`,
      view.mesh.nodes.length === 0 ? [] : meshLines(view, printing),
    ),
    ...section(
      words.lines,
      view.lines.flatMap((line) => lineText(line, printing)),
    ),
    ...section(
      words.settle,
      view.settle.map((one) => wrap(`· ${one}`)),
    ),
    ...section(
      words.firmness,
      view.firmness.map((one) => wrap(`· ${one}`)),
    ),
    ...section(
      words.natures,
      view.natures.map(({ name, why }) => wrap(`· ${name}: ${why}`)),
    ),
    ...section(words.loss, lossLines(loss, printing)),
    "",
    ...view.footnotes.map((one) => paint.faint(wrap(one))),
    ...(printing.withNames ? [] : [paint.faint(words.masked)]),
    "",
  ].join("\n");
}

function conditionText(
  { title, grade, gradeWord, fact }: ReportView["conditions"][number],
  { paint, columns }: Printing,
): string[] {
  return [`${SIGNS[grade]} ${paint.bold(title)}  ${gradeWord}`, wrapped(plain(fact), columns, "  ")];
}

function plain(text: RichText): string {
  return text.map((piece) => (typeof piece === "string" ? piece : piece.strong)).join("");
}

const MESH_ROWS = 18;
const LISTED = 5;

function meshLines({ mesh }: ReportView, { paint, columns }: Printing): string[] {
  const across = Math.min(columns, 72);
  const rows = mesh.rows
    .slice(0, LISTED)
    .map(({ name, role, fact }) => `  ${padded(fitted(`${name} ${role}`, 30), 32)}${plain(fact)}`);
  const figures = mesh.figures.map(
    ({ label, value, note }) => `  ${padded(label, 32)}${[value, note].filter(Boolean).join("  ")}`,
  );
  const { deep, ordinary, backbone, alone } = mesh.key;
  return [
    ...meshText(mesh, across, MESH_ROWS, paint),
    paint.faint(wrapped(["⣿", deep, ordinary, backbone, alone].slice(1).join("  "), columns)),
    ...rows,
    ...figures,
  ];
}

const RULER_COLUMNS = 24;

function lineText(line: LineView, printing: Printing): string[] {
  const { paint, columns, words } = printing;
  const value = [line.value, line.interval && `(${line.interval})`, line.n].filter(Boolean).join("  ");
  const head = `${SIGNS[line.grade]} ${paint.bold(line.title)}  ${line.gradeWord}`;
  const room = columns - widthOf(`${SIGNS[line.grade]} ${line.title}  ${line.gradeWord}`);
  const evidence = line.evidence
    .slice(0, printing.evidence)
    .flatMap((one) => [
      ...one.cards.map(({ name, atText, text }) =>
        fitted(`${[name, atText].filter(Boolean).join(" · ")}: ${text}`, columns - 6),
      ),
      paint.faint(fitted(one.why, columns - 8)),
    ]);
  return [
    room > widthOf(value) + 2 ? head + " ".repeat(room - widthOf(value)) + value : `${head}\n  ${value}`,
    ...(line.ruler === null ? [] : [`  ${rulerText(line.ruler)}`]),
    wrapped(line.fact, columns, "  "),
    ...evidence.map((one) => `    ${one}`),
    ...(line.next === null ? [] : [wrapped(`${words.next}${line.next}`, columns, "  ")]),
    "",
  ];
}

/** A ruler in characters: the interval as a bar, the value as a disc, thresholds as ticks. */
function rulerText({ value, low, high, ticks }: NonNullable<LineView["ruler"]>): string {
  const cell = (percent: number) =>
    Math.min(RULER_COLUMNS - 1, Math.round((percent / 100) * (RULER_COLUMNS - 1)));
  const signs: string[] = Array.from({ length: RULER_COLUMNS }, (_, i) =>
    i >= cell(low) && i <= cell(high) ? "━" : "─",
  );
  for (const tick of ticks) signs[cell(tick)] = "┃";
  signs[cell(value)] = "●";
  return signs.join("");
}

function lossLines(loss: LossView, { columns, withNames }: Printing): string[] {
  const rows = loss.rows.flatMap(({ label, value, note, samples }) => [
    wrapped(`· ${label} ${value}${note === "" ? "" : ` (${note})`}`, columns),
    // What stood on a line nobody could read may be somebody's words.
    ...(withNames ? samples.slice(0, 2).map((one) => `    ${fitted(one, columns - 6)}`) : []),
  ]);
  return [loss.headline, ...rows];
}

import type { LossView } from "@kith/contract/archive";
import type { EvidenceView, Grade, LineView, MeshView, ReportView, RichText } from "@kith/contract/diagnosis";
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
  const wrap = (text: string) => wrapped(text, columns);
  const section = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ["", paint.bold(heading), ...lines];
  return [
    paint.faint(wrap(view.meta.join("  "))),
    paint.bold(wrap(view.headline)),
    ...view.summary.map(wrap),
    ...section(
      words.conditions,
      view.conditions.flatMap((one) => conditionText(one, printing)),
    ),
    ...section(view.mesh.heading, view.mesh.nodes.length === 0 ? [] : meshLines(view, printing)),
    ...section(words.lines, betweenBlanks(view.lines.map((line) => lineText(line, printing)))),
    ...section(
      words.settle,
      view.settle.map((one) => bullet(one, columns)),
    ),
    ...section(
      words.firmness,
      view.firmness.map((one) => bullet(one, columns)),
    ),
    ...section(
      words.natures,
      view.natures.map(({ name, why }) => bullet(`${name}${words.colon}${why}`, columns)),
    ),
    ...section(words.loss, lossLines(loss, printing)),
    "",
    ...view.footnotes.map((one) => paint.faint(wrap(one))),
    ...(printing.withNames ? [] : [paint.faint(wrap(words.masked))]),
    "",
  ].join("\n");
}

function bullet(text: string, columns: number): string {
  return wrapped(text, columns, "· ", "  ");
}

function betweenBlanks(blocks: readonly (readonly string[])[]): string[] {
  return blocks.flatMap((block, index) => (index === 0 ? block : ["", ...block]));
}

function conditionText(
  { title, grade, gradeWord, fact }: ReportView["conditions"][number],
  { paint, columns }: Printing,
): string[] {
  const head = `${SIGNS[grade]} ${paint.bold(title)}  ${gradeWord}`;
  return [wrapped(head, columns, "", "  "), wrapped(plain(fact), columns, "  ")];
}

function plain(text: RichText): string {
  return text.map((piece) => (typeof piece === "string" ? piece : piece.strong)).join("");
}

const MESH_ROWS = 18;
const MESH_COLUMNS = 72;
const LISTED = 5;

function meshLines({ mesh }: ReportView, printing: Printing): string[] {
  const { paint, columns } = printing;
  const people = mesh.rows
    .slice(0, LISTED)
    .map(({ name, role, fact }) => [[name, role].filter(Boolean).join(" "), plain(fact)] as const);
  const figures = mesh.figures.map(
    ({ label, value, note }) => [label, [value, note].filter(Boolean).join("  ")] as const,
  );
  const rows = [...people, ...figures];
  const labelColumns = Math.min(
    34,
    Math.floor(columns * 0.6),
    Math.max(...rows.map(([label]) => widthOf(label))),
  );
  return [
    ...meshText(mesh, Math.min(columns, MESH_COLUMNS), MESH_ROWS, paint),
    wrapped(meshKey(mesh, paint).join("   "), columns),
    ...rows.map(([label, told]) => {
      const head = `  ${padded(fitted(label, labelColumns), labelColumns)}  `;
      return wrapped(told, columns, head, " ".repeat(labelColumns + 4));
    }),
  ];
}

/** What the signs of the picture mean. Without colour a tie is a tie. */
function meshKey({ mode, key: { deep, ordinary, backbone, alone } }: MeshView, paint: Paint): string[] {
  if (mode === "circles") return [];
  return [
    `${paint.thread("⠤⠤")} ${deep}`,
    `${paint.faint("⠤⠤")} ${ordinary}`,
    `${paint.bold("A")} ${backbone}`,
    `○ ${alone}`,
  ];
}

function lineText(line: LineView, printing: Printing): string[] {
  const { columns, words } = printing;
  return [
    ...lineHead(line, printing),
    ...(line.ruler === null ? [] : [`  ${rulerText(line.ruler)}`]),
    wrapped(line.fact, columns, "  "),
    ...line.evidence.slice(0, printing.evidence).flatMap((one) => evidenceText(one, printing)),
    ...(line.next === null ? [] : [wrapped(`${words.next}${line.next}`, columns, "  ")]),
  ];
}

/** What it is and how it stands; its number at the right where there is room for both. */
function lineHead(line: LineView, { paint, columns }: Printing): string[] {
  const value = [line.value, line.interval && `(${line.interval})`, line.n].filter(Boolean).join("  ");
  const head = wrapped(
    `${SIGNS[line.grade]} ${paint.bold(line.title)}  ${line.gradeWord}`,
    columns,
    "",
    "  ",
  );
  if (value === "") return [head];
  const room = columns - widthOf(head) - widthOf(value);
  return room > 2 ? [head + " ".repeat(room) + value] : [head, wrapped(value, columns, "  ")];
}

/** Its messages, held together by a thread, and why they are shown. */
function evidenceText({ cards, why }: EvidenceView, { paint, columns, words }: Printing): string[] {
  const told = cards.map(({ name, atText, text }) => {
    const who = [name, atText].filter(Boolean).join(" · ");
    return fitted(text === "" ? who : `${who}${words.colon}${text}`, columns - 4);
  });
  const thread = (sign: string) => paint.faint(`  ${sign} `);
  return [...told.map((one) => thread("│") + one), thread("└") + paint.faint(fitted(why, columns - 4))];
}

const RULER_COLUMNS = 24;

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
    bullet(`${label} ${value}${note === "" ? "" : ` (${note})`}`, columns),
    // Files may bear people's names.
    ...(withNames ? samples.slice(0, 2).map((one) => `    ${fitted(one, columns - 4)}`) : []),
  ]);
  return [wrapped(loss.headline, columns), ...rows];
}

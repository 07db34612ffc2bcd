import { fitted, padded, widthOf, wrapped } from "../terminal.ts";
import type { Found, JudgedChat } from "./judging.ts";
import type { Printing } from "./print.ts";

const GAP = "  ";

/** Several chats with what each is: a table where there is room for one, else two lines each. */
export function chatListText(judged: readonly JudgedChat[], { words, paint, columns }: Printing): string {
  const told = judged.flatMap(({ name, messages, people, found }) =>
    found === null ? [] : [rowOf({ name: name ?? "", messages, people, found })],
  );
  const direct = judged.length - told.length;
  const main = told[0];
  return [
    paint.bold(words.chats),
    ...(areAligned(told) ? told.map(tableRow(told)) : told.flatMap(twoLines)),
    ...(direct > 0 ? [paint.faint(GAP + words.directTalks(direct))] : []),
    ...(main !== undefined && told.length > 1
      ? ["", paint.faint(wrapped(words.detailed(main.name), columns))]
      : []),
    "",
    "",
  ].join("\n");

  function rowOf({ name, messages, people, found }: JudgedChat & { name: string; found: Found }) {
    return {
      name: fitted(name, columns),
      counts: `${words.messages(messages)}  ${words.people(people)}`,
      headline: found.view.headline,
    };
  }

  function areAligned(rows: readonly Row[]): boolean {
    return (
      GAP.length * 3 + widest(rows, "name") + widest(rows, "counts") + widest(rows, "headline") <= columns
    );
  }

  function twoLines({ name, counts, headline }: Row): string[] {
    const shown = fitted(name, Math.max(16, columns - widthOf(counts) - 2 * GAP.length));
    return [`${GAP}${paint.bold(shown)}${GAP}${paint.faint(counts)}`, wrapped(headline, columns, GAP + GAP)];
  }
}

interface Row {
  readonly name: string;
  readonly counts: string;
  readonly headline: string;
}

function tableRow(rows: readonly Row[]): (row: Row) => string {
  const [nameColumns, countColumns] = [widest(rows, "name"), widest(rows, "counts")];
  return ({ name, counts, headline }) =>
    GAP + [padded(name, nameColumns), padded(counts, countColumns), headline].join(GAP);
}

function widest(rows: readonly Row[], part: keyof Row): number {
  return Math.max(0, ...rows.map((row) => widthOf(row[part])));
}

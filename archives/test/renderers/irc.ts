import { fileOfText, type ArchiveFile } from "../../src/index.ts";
import type { Said } from "./canon.ts";

export type IrcDialect = "irssi" | "raku" | "znc" | "rows" | "weechat";

/** A nickname holds no blank and no bracket; blanks in names become lines under them. */
export function asNick(name: string): string {
  return name.replace(/[\s<>]+/g, "_").replace(/^[@+%&~!]+/, "") || "_";
}

/** What a log can hold of a text: no blank lines, no codes of formatting, one kind of line end. */
export function asIrcText(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0002\u0003\u000f\u0011\u0016\u001d-\u001f]/g, "")
      .split(/\r\n|\n|\r/)
      .filter((line) => line.trim() !== "")
      .join("\n")
  );
}

/** How finely a dialect tells the time, in ms. */
export function grainOf(dialect: IrcDialect): number {
  return dialect === "irssi" || dialect === "raku" ? 60_000 : 1000;
}

/** The talk as a client logs it: in one file, or in one a day where the date stands in the path only. */
export function renderIrc(said: readonly Said[], dialect: IrcDialect): ArchiveFile[] {
  if (dialect === "irssi") return [fileOfText("#made.log", irssi(said))];
  if (dialect === "rows")
    return [
      fileOfText(
        "made.txt",
        lines(said, (one) => `made ${day(one)} [${clock(one)}]${angled(one)}`),
      ),
    ];
  if (dialect === "weechat") {
    const row = (one: Said) => `${day(one)} ${clock(one)}\t${asNick(one.name)}\t${asIrcText(one.text)}`;
    return [fileOfText("irc.example.#made.weechatlog", lines(said, row))];
  }
  const chars = dialect === "raku" ? 5 : 8;
  return [...Map.groupBy(said, day)].map(([date, own]) =>
    fileOfText(
      `made/${date}.log`,
      lines(own, (one) => `[${clock(one).slice(0, chars)}]${angled(one)}`),
    ),
  );
}

function irssi(said: readonly Said[]): string {
  const pages = [...Map.groupBy(said, day)].map(([date, own], i) => {
    const [weekday, number, month, year] = new Date(date).toUTCString().split(/,? /);
    const frame =
      i === 0
        ? `Log opened ${weekday} ${month} ${number} 00:00:00`
        : `Day changed ${weekday} ${month} ${number}`;
    return `--- ${frame} ${year}\n${lines(own, (one) => `${clock(one).slice(0, 5)}${angled(one)}`)}`;
  });
  return pages.join("");
}

const lines = (said: readonly Said[], line: (one: Said) => string) =>
  said.map((one) => `${line(one)}\n`).join("");
const day = ({ at }: Said) => new Date(at).toISOString().slice(0, 10);
const clock = ({ at }: Said) => new Date(at).toISOString().slice(11, 19);
const angled = (one: Said) => ` <${asNick(one.name)}> ${asIrcText(one.text)}`;

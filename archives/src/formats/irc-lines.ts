/** One line of an IRC log, as its dialect writes it. */
export interface IrcLine {
  /** The channel, where every line bears it. */
  readonly room?: string;
  readonly date?: string;
  readonly clock?: string;
  readonly nick?: string;
  readonly text?: string;
  /** What the server says of people or of the channel, instead of words. */
  readonly news?: string;
}

const DATE = String.raw`(?<date>\d{4}-\d\d-\d\d)`;
const CLOCK = String.raw`(?<clock>(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)`;
/** A sign of office stands before a name; names end in a blank, or hold one, in some old logs. */
const NICK = String.raw`[ @+%&~!]?(?<nick>[^\s<>](?:[^<>]{0,60}[^\s<>])?) ?`;
const ACTOR = String.raw`(?<nick>[^\s<>]+)`;
const TEXT = String.raw`(?<text>.*)$`;
const NEWS = String.raw`(?<news>.*)$`;
/** What programs say to a channel. */
const NOTICE = String.raw`-(?<nick>[^\s:!]+)(?::[#&]\S*)?- ?${TEXT}`;
/** Where a line begins that bears the channel and the date, and where one begins that bears neither. */
const WHOLE = String.raw`^(?:(?<room>\S+) )?${DATE} \[${CLOCK}\] `;
const SHORT = String.raw`^\[?${CLOCK}\]? `;
const COLUMNS = String.raw`^${DATE} ${CLOCK}\t`;
const MARK = String.raw`(?:\*\*\*|===|-!-)`;

/** Lines of every dialect, most specific first. What people write may hold separators that end no line. */
const LINES: readonly RegExp[] = [
  `${WHOLE}<${NICK}> ?${TEXT}`,
  `${WHOLE}${MARK} ${NEWS}`,
  String.raw`${WHOLE} ?\* ${ACTOR} ?${TEXT}`,
  `${WHOLE}${NOTICE}`,
  String.raw`${COLUMNS}(?:-->|<--|--|=!=)\t${NEWS}`,
  String.raw`${COLUMNS} ?\*\t${ACTOR} ?${TEXT}`,
  String.raw`${COLUMNS}[@+%&~!]?(?<nick>[^\t\s]+)\t${TEXT}`,
  `${SHORT}<${NICK}> ?${TEXT}`,
  `${SHORT}${MARK} ${NEWS}`,
  String.raw`${SHORT}\* (?<news>Now talking (?:on|in) .*)$`,
  String.raw`${SHORT} ?\* ${ACTOR} ?${TEXT}`,
  `${SHORT}${NOTICE}`,
  `^${MARK} ${NEWS}`,
].map((source) => new RegExp(source, "s"));

/** Colour, bold, underline … control codes of mIRC. */
// eslint-disable-next-line no-control-regex
const FORMATTING = /\u0003(?:\d{1,2}(?:,\d{1,2})?)?|[\u0002\u000f\u0011\u0016\u001d\u001e\u001f]/g;

export function withoutFormatting(line: string): string {
  return line.replace(FORMATTING, "");
}

/** The line's parts, or null where no dialect writes a line so. */
export function readIrcLine(line: string): IrcLine | null {
  for (const pattern of LINES) {
    const match = pattern.exec(line);
    if (match !== null) return { ...match.groups };
  }
  return null;
}

/** Whether a line bears no time of its own: the Ubuntu archive writes news so, and bots write anything. */
export function isBare({ clock }: IrcLine): boolean {
  return clock === undefined;
}

import type { CarrierEvent, Named } from "@kith/contract/archive";

/** A name and what may stand behind it: addresses and accounts, in brackets. */
const WHO = String.raw`^(?<who>[^\s(]+)(?: (?:\[[^\]]*\]|\([^)]*\)))*`;

const NEWS: readonly { kind: CarrierEvent["kind"]; pattern: RegExp }[] = [
  { kind: "renamedPerson", pattern: /^(?<who>\S+) is now known as (?<value>\S+)/ },
  { kind: "joined", pattern: new RegExp(String.raw`${WHO} +(?:has )?joined\b`) },
  { kind: "joined", pattern: /^Joins: (?<who>\S+)/ },
  { kind: "left", pattern: /^(?:Parts|Quits): (?<who>\S+)/ },
  { kind: "left", pattern: new RegExp(String.raw`${WHO} +(?:has )?(?:left|quit)\b`) },
  {
    kind: "removed",
    pattern: /^(?<who>\S+) (?:was|has been) kicked (?:(?:from|off) \S+ )?by (?<actor>[^\s[(]+)/,
  },
  { kind: "removed", pattern: /^(?<actor>\S+) has kicked (?<who>\S+)/ },
  {
    kind: "topicChanged",
    pattern:
      /^(?<actor>\S+) (?:has )?(?:changed|changes|sets?) (?:the )?topic (?:(?:of|for) \S+ )?(?:from ".*" )?to:? (?<value>.*)$/,
  },
];

/** What a line of news says happened to somebody, or null. */
export function eventOfNews(news: string): CarrierEvent | null {
  for (const { kind, pattern } of NEWS) {
    const groups = pattern.exec(news)?.groups;
    if (groups === undefined) continue;
    const { who, actor, value } = groups;
    return {
      kind,
      actor: namedOf(kind === "renamedPerson" ? value : actor),
      targets: [namedOf(who)].filter((one) => one !== null),
      value: value === undefined ? null : withoutQuotes(value),
    };
  }
  return null;
}

/** What to call news of no person: most of it tells of modes. */
export function kindOfNews(news: string): string {
  return /^(?:mode\/|Mode |#\S+: mode )|\bsets mode\b/.test(news) ? "mode" : "notice";
}

function withoutQuotes(value: string): string {
  return (
    /^"(.*)"$|^'(.*)'$/
      .exec(value)
      ?.slice(1)
      .find((inner) => inner !== undefined) ?? value
  );
}

function namedOf(nick: string | undefined): Named | null {
  return nick === undefined ? null : { id: nickKey(nick), name: nick };
}

/** RFC 1459 nicknames are equal whatever their case, and `{}|` are the lower case of `[]\`. */
export function nickKey(nick: string): string {
  return nick.toLowerCase().replaceAll("[", "{").replaceAll("]", "}").replaceAll("\\", "|");
}

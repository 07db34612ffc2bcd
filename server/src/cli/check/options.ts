import { columnUses, type ColumnUse } from "@kith/contract/archive";
import { languageOf, type Language } from "@kith/contract/language";
import { parseArgs } from "node:util";
import { languageOfTerminal } from "../terminal.ts";
import { WrongUsage } from "./refusals.ts";

/** What was typed behind `kith check`. */
export interface CheckOptions {
  readonly place: string;
  readonly chat: string | null;
  readonly format: string | null;
  readonly timeZone: string | null;
  readonly mapping: Readonly<Record<ColumnUse, number>> | null;
  readonly evidence: number;
  readonly language: Language;
  readonly withNames: boolean;
  readonly isJson: boolean;
  readonly htmlFile: string | null;
  readonly linksFile: string | null;
}

/** @returns null when help was asked for. @throws {WrongUsage} */
export function readOptions(args: readonly string[]): CheckOptions | null {
  const { values, positionals } = parsed(args);
  if (values.lang !== undefined && !SPOKEN.test(values.lang)) throw new WrongUsage("badLang", values.lang);
  if (values.help === true) return null;
  const [place, another] = positionals;
  if (place === undefined) throw new WrongUsage("noPath");
  if (another !== undefined) throw new WrongUsage("twoPaths", another);
  return {
    place,
    chat: values.chat ?? null,
    format: values.format ?? null,
    timeZone: values.tz === undefined ? null : zoneGiven(values.tz),
    mapping: values.map === undefined ? null : mappingOf(values.map),
    evidence: evidenceOf(values.evidence ?? "2"),
    language: languageFor(args),
    withNames: values.names ?? false,
    isJson: values.json ?? false,
    htmlFile: values.html ?? null,
    linksFile: values.links ?? null,
  };
}

const SPOKEN = /^(?:zh|en)\b/i;

/** The language to answer in, also where the rest of what was typed makes no sense. */
export function languageFor(args: readonly string[]): Language {
  const place = args.findIndex((arg) => arg === "--lang" || arg.startsWith("--lang="));
  const spoken = args[place]?.includes("=") ? args[place].slice("--lang=".length) : args[place + 1];
  return place >= 0 && spoken !== undefined && SPOKEN.test(spoken)
    ? languageOf(spoken)
    : languageOfTerminal();
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        chat: { type: "string" },
        format: { type: "string" },
        tz: { type: "string" },
        map: { type: "string" },
        evidence: { type: "string" },
        lang: { type: "string" },
        names: { type: "boolean" },
        json: { type: "boolean" },
        html: { type: "string" },
        links: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw usageOf(error);
  }
}

/** Node says in English which option is wrong; which one, and in what way, is all that is needed. */
function usageOf(error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  const option = /'(-[^\s'=]+)/.exec(error.message)?.[1] ?? "";
  if (error.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return new WrongUsage("unknownOption", option);
  return new WrongUsage(/does not take/.test(error.message) ? "takesNothing" : "needsValue", option);
}

function evidenceOf(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new WrongUsage("badEvidence", text);
  return Number(text);
}

function zoneGiven(zone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    throw new WrongUsage("badZone", zone);
  }
}

const USES = columnUses;

function mappingOf(text: string): Readonly<Record<ColumnUse, number>> {
  const mapping = Object.fromEntries(USES.map((use) => [use, -1])) as Record<ColumnUse, number>;
  for (const part of text.split(",")) {
    const [use, column] = part.split("=");
    const known = USES.find((one) => one === use?.trim());
    if (known === undefined || column === undefined || !/^\d{1,3}$/.test(column.trim())) {
      throw new WrongUsage("badMap", text);
    }
    mapping[known] = Number(column);
  }
  if (mapping.at < 0 || mapping.sender < 0 || mapping.text < 0) throw new WrongUsage("badMap", text);
  return mapping;
}

import type { ColumnUse } from "@kith/archives";
import { languageOf, type Language } from "@kith/contract/language";
import { parseArgs } from "node:util";
import { languageOfTerminal } from "../terminal.ts";

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

/** Wrong usage; the word says which, for the words of the language. */
export class WrongUsage extends Error {
  readonly kind: "noPath" | "badMap" | "unknownOption";
  readonly language: Language;

  constructor(kind: WrongUsage["kind"], language: Language, why = "") {
    super(why);
    this.name = "WrongUsage";
    this.kind = kind;
    this.language = language;
  }
}

/** @returns null when help was asked for. @throws {WrongUsage} */
export function readOptions(args: readonly string[]): CheckOptions | { readonly helpIn: Language } {
  const spoken = /--lang[= ](\S+)/.exec(args.join(" "))?.[1];
  const language = spoken === undefined ? languageOfTerminal() : languageOf(spoken);
  const { values, positionals } = parsed(args, language);
  if (values.help === true) return { helpIn: language };
  const [place] = positionals;
  if (place === undefined) throw new WrongUsage("noPath", language);
  const evidence = Number(values.evidence ?? "2");
  if (!Number.isInteger(evidence) || evidence < 0)
    throw new WrongUsage("unknownOption", language, "--evidence");
  return {
    place,
    chat: values.chat ?? null,
    format: values.format ?? null,
    timeZone: values.tz ?? null,
    mapping: values.map === undefined ? null : mappingOf(values.map, language),
    evidence,
    language,
    withNames: values.names ?? false,
    isJson: values.json ?? false,
    htmlFile: values.html ?? null,
    linksFile: values.links ?? null,
  };
}

function parsed(args: readonly string[], language: Language) {
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
    throw new WrongUsage("unknownOption", language, error instanceof Error ? error.message : "");
  }
}

const USES: readonly ColumnUse[] = ["at", "sender", "text", "senderId", "kind", "id", "replyTo", "chat"];

function mappingOf(text: string, language: Language): Readonly<Record<ColumnUse, number>> {
  const mapping = Object.fromEntries(USES.map((use) => [use, -1])) as Record<ColumnUse, number>;
  for (const part of text.split(",")) {
    const [use, column] = part.split("=");
    const known = USES.find((one) => one === use?.trim());
    if (known === undefined || column === undefined || !/^\d+$/.test(column.trim())) {
      throw new WrongUsage("badMap", language);
    }
    mapping[known] = Number(column);
  }
  if (mapping.at < 0 || mapping.sender < 0 || mapping.text < 0) throw new WrongUsage("badMap", language);
  return mapping;
}

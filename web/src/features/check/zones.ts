import type { Language } from "@kith/contract/language";
import type { Choice } from "../../ui/choice.ts";

/** Every zone the browser knows, with the difference it has now: "Asia/Shanghai (UTC+8)". */
export function zoneChoices(language: Language): readonly Choice[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")].map((zone) => ({
    value: zone,
    label: zoneLabel(zone, language),
  }));
}

/** "Asia/Shanghai (UTC+8)". */
export function zoneLabel(zone: string, language: Language): string {
  return zone === "UTC" ? zone : `${named(zone, language)}${differenceOf(zone, language)}`;
}

function named(zone: string, language: Language): string {
  return `${zone.replaceAll("_", " ")}${language === "en" ? " " : ""}`;
}

function differenceOf(zone: string, language: Language): string {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    timeZoneName: "shortOffset",
  }).formatToParts();
  const offset = parts.find(({ type }) => type === "timeZoneName")?.value.replace("GMT", "UTC") ?? "";
  return language === "en" ? `(${offset})` : `（${offset}）`;
}

import { FoundCommunity } from "@kith/contract/charter";
import type { Refusal } from "@kith/contract/platform";

/** The founding form as it is typed: texts only, whole or not. */
export interface FoundingFields extends Readonly<Record<string, string>> {
  readonly name: string;
  readonly purpose: string;
  readonly timeZone: string;
  readonly language: string;
}

export const foundingFields = ["name", "purpose", "timeZone", "language"] as const;
export type FoundingField = (typeof foundingFields)[number];

/** What can be sent, or the fields that keep it from being sent, in the order of the form. */
export function founding(
  fields: FoundingFields,
): { readonly community: FoundCommunity } | { readonly missing: readonly FoundingField[] } {
  const parsed = FoundCommunity.safeParse(fields);
  if (parsed.success) return { community: parsed.data };
  return { missing: fieldsIn(parsed.error.issues.map(({ path }) => String(path[0]))) };
}

/** The fields the server points at. */
export function fieldsRefused({ issues }: Pick<Refusal, "issues">): readonly FoundingField[] {
  return fieldsIn(issues.map(({ path }) => path.replace(/^\//, "").split("/")[0] ?? ""));
}

function fieldsIn(names: readonly string[]): readonly FoundingField[] {
  return foundingFields.filter((field) => names.includes(field));
}

import type { MemberLine } from "@kith/contract/members";

/** A disc is filled for the backbone and organisers, dashed for whoever is not here themselves. */
export function lookOf({
  state,
  roles,
}: Pick<MemberLine, "state" | "roles">): "member" | "backbone" | "absent" {
  if (state !== "member") return "absent";
  return roles.includes("backbone") || roles.includes("organiser") ? "backbone" : "member";
}

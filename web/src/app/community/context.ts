import type { CommunityView } from "@kith/contract/members";
import { createContext, use } from "react";

export const CommunityContext = createContext<CommunityView | null>(null);

/** The community whose pages these are, as whoever is here sees it. */
export function useCommunity(): CommunityView {
  const community = use(CommunityContext);
  if (community === null) throw new Error("outside of a community");
  return community;
}

import { useSyncExternalStore } from "react";
import { countSentBytes } from "./sent-bytes.ts";

/** Counts from the moment this module is first imported, which main.tsx does before anything else. */
const sent = countSentBytes(globalThis);

/** Bytes this page has sent since it was loaded, live. */
export function useSentBytes(): number {
  return useSyncExternalStore(sent.subscribe, sent.count);
}

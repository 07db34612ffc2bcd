import { z } from "zod";

/** What one member does towards another or towards the community. */
export const actKinds = [
  "replied",
  "thanked",
  "mentioned",
  "met",
  "matched",
  "introduced",
  "vouched",
  "coTask",
  "checkedIn",
  "bought",
  "attended",
  "joined",
  "left",
  "classmate",
  "neighbour",
  "colleague",
  "family",
] as const;
export const ActKind = z.enum(actKinds);
export type ActKind = z.infer<typeof ActKind>;

/** How an act is known: from a mark, by a model, or because somebody says so. */
export const actSources = ["explicit", "inferred", "declared"] as const;
export const ActSource = z.enum(actSources);
export type ActSource = z.infer<typeof ActSource>;

import type { Db } from "../../platform/db/open.ts";
import { countCommunity, type Counted } from "./count/count.ts";
import { drillCounts, type DrillCounts } from "./drill/counts.ts";
import { meshDrawn, type MeshDrawn } from "./mesh/mesh.ts";
import type { Language } from "@kith/contract/language";

/** What costs too much to be answered where requests are. */
export type Question =
  | { readonly ask: "count"; readonly communityId: string; readonly now: Date }
  | {
      readonly ask: "mesh";
      readonly communityId: string;
      readonly now: Date;
      readonly language: Language;
      readonly isRoster: boolean;
    }
  | {
      readonly ask: "drill";
      readonly communityId: string;
      readonly now: Date;
      readonly removed: readonly string[];
    };

export interface Answers {
  readonly count: Counted;
  readonly mesh: MeshDrawn;
  readonly drill: DrillCounts;
}

/** @param scratch a folder for what is too much for memory. */
export async function answer(db: Db, question: Question, scratch: string): Promise<Answers[Question["ask"]]> {
  switch (question.ask) {
    case "count":
      return countCommunity(db, { ...question, scratch });
    case "mesh":
      return meshDrawn(db, question);
    case "drill":
      return drillCounts(db, question);
  }
}

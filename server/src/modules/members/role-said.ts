import type { Role } from "@kith/contract/members";
import { roleName } from "@kith/contract/vocabulary";
import type { Db } from "../../platform/db/open.ts";
import { NotFound } from "../../platform/errors.ts";
import { communitiesWith, vocabularyOf } from "../charter/index.ts";
import type { RoleSaid } from "./role-notice-words.ts";

/** A role in the words of a community, for whoever is told of it in either language. @throws {NotFound} */
export async function roleSaid(db: Db, communityId: string, role: Role): Promise<RoleSaid> {
  const [community] = await communitiesWith(db, [communityId]);
  if (community === undefined) throw new NotFound();
  const vocabulary = await vocabularyOf(db, communityId);
  const said = { "zh-CN": roleName(role, vocabulary, "zh-CN"), en: roleName(role, vocabulary, "en") };
  return { community: community.name, role: said, timeZone: community.timeZone };
}

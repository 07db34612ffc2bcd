import type { MeshView } from "@kith/contract/diagnosis";
import type { MeshPageView } from "@kith/contract/insight";
import type { Language } from "@kith/contract/language";
import type { Ctx } from "../../../platform/ctx.ts";
import { may, type Insider } from "../../members/index.ts";
import type { Thinking } from "../in-worker.ts";
import { filled } from "../marks.ts";
import { countMembers, namesOfMembers } from "../queries.ts";
import { wordsIn } from "../words.ts";
import { initialIn } from "../health/initial.ts";
import { meshDrawn, type MeshDrawn } from "./mesh.ts";
import { lastJudgedTo } from "./mesh-queries.ts";

/** Up to so many members the picture is drawn at once; above, in a thread. */
const AT_ONCE = 800;

/**
 * The mesh as it is now or, where it has been quiet for eight weeks, as it was when last judged. Members see the picture and count their own ties; organisers count
 * everybody's.
 */
export async function meshPage(
  ctx: Ctx,
  thinking: Thinking,
  insider: Insider,
  asked: { readonly language: Language; readonly isRoster: boolean },
): Promise<MeshPageView> {
  const { communityId } = insider;
  const { now, isPast } = await instantOf(ctx, communityId, asked.isRoster);
  const isSmall = (await countMembers(ctx.db, communityId)) <= AT_ONCE;
  const question = { ...asked, communityId, now };
  const drawn = isSmall
    ? await meshDrawn(ctx.db, question)
    : await thinking.think({ ask: "mesh", ...question });
  const names = await namesOfMembers(ctx.db, communityId, drawn.memberIds);
  const name = (person: number) => names.get(drawn.memberIds[person] ?? "") || wordsIn(asked.language).erased;
  const { figures } = drawn;
  const mesh = filled(drawn.mesh, {
    person: name,
    initial: (person) => initialIn(name(person)),
    post: () => "",
  });
  const me = drawn.memberIds.indexOf(insider.memberId);
  const canCountOthers = may(insider, "health.see_people");
  return {
    at: now.toISOString(),
    isPast,
    people: figures.people,
    pairs: figures.pairs,
    centralisation: known(figures.centralisation),
    peerShare: known(figures.peerShare),
    band: figures.band,
    sentence: sentenceOf(drawn, asked.language, name),
    mesh: canCountOthers ? mesh : withoutCounts(mesh, me),
    memberIds: drawn.memberIds,
    me: me < 0 ? null : me,
    canCountOthers,
  };
}

const EIGHT_WEEKS_MS = 56 * 86_400_000;

/** At which instant the mesh is looked at. */
async function instantOf(
  ctx: Ctx,
  communityId: string,
  isRoster: boolean,
): Promise<{ now: Date; isPast: boolean }> {
  const now = ctx.clock.now();
  const judged = isRoster ? null : await lastJudgedTo(ctx.db, communityId);
  const isPast = judged !== null && now.getTime() - judged.getTime() > EIGHT_WEEKS_MS;
  return isPast ? { now: judged, isPast } : { now, isPast };
}

function known(figure: number): number | null {
  return Number.isNaN(figure) ? null : figure;
}

function sentenceOf(
  { figures, middle }: MeshDrawn,
  language: Language,
  name: (person: number) => string,
): string {
  return wordsIn(language).band[figures.band](middle === null ? "" : name(middle));
}

/** The picture for somebody who may count only their own ties. */
function withoutCounts(mesh: MeshView, me: number): MeshView {
  return {
    ...mesh,
    nodes: mesh.nodes.map((node) => (node.person === me ? node : { ...node, ties: 0 })),
    ties: mesh.ties.map((tie) => {
      const isOwn = [tie.a, tie.b].some((place) => mesh.nodes[place]?.person === me);
      return isOwn ? tie : { ...tie, strength: 0 };
    }),
    rows: mesh.rows.filter(({ person }) => person === me),
  };
}

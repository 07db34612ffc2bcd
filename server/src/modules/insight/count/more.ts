import type { LineId } from "@kith/contract/diagnosis";
import { languages, type Language } from "@kith/contract/language";
import { moreEvidence, type Diagnosis } from "@kith/diagnosis";
import type { EvidenceByLine, MoreEvidence } from "../findings.ts";
import { marksIn } from "../marks.ts";
import { factsOfPiece } from "./pieces.ts";
import type { TalkRead } from "./talk.ts";

/** So many pieces of each line are kept: more than anybody reads, and a report stays a row that is read at once. */
export const MOST_PIECES = 200;

/** How many a report shows of itself. */
const SHOWN = 5;

/** @param marked a diagnosis whose names and words are marks. */
export function moreOf(marked: Diagnosis, read: TalkRead): EvidenceByLine {
  const long = marked.lines.filter(({ evidence }) => evidence.length > SHOWN);
  return Object.fromEntries(long.map(({ id }) => [id, moreOfLine(marked, read, id)]));
}

function moreOfLine(marked: Diagnosis, read: TalkRead, id: LineId): MoreEvidence {
  const view = (language: Language) =>
    moreEvidence(marked, { language, withNames: true, most: MOST_PIECES }, id, 0).evidence;
  const views = Object.fromEntries(languages.map((language) => [language, view(language)])) as Record<
    Language,
    ReturnType<typeof view>
  >;
  const evidence = marked.lines.find((line) => line.id === id)?.evidence.slice(0, MOST_PIECES) ?? [];
  const pieces = Object.fromEntries(
    evidence.map((piece, place) => [`${id}-${place}`, factsOfPiece(piece, marked.talk)]),
  );
  return { views, ...idsIn(views, pieces, read), pieces };
}

/** Whom and which posts views and pieces speak of, by their numbers there. */
export function idsIn(
  views: object,
  pieces: MoreEvidence["pieces"],
  read: TalkRead,
): Pick<MoreEvidence, "memberIds" | "postIds"> {
  const { people, posts } = marksIn(views);
  for (const piece of Object.values(pieces)) {
    for (const person of piece.people) people.add(person);
    for (const post of piece.posts) posts.add(post);
  }
  return {
    memberIds: byNumber(people, (person) => read.memberIds[person]),
    postIds: byNumber(posts, (post) => read.posts.idAt(post)),
  };
}

/** Ids by their numbers, of those that have one. */
export function byNumber(
  numbers: ReadonlySet<number>,
  idOf: (number: number) => string | undefined,
): Record<string, string> {
  return Object.fromEntries(
    [...numbers].flatMap((number) => {
      const id = idOf(number);
      return id === undefined ? [] : [[String(number), id] as const];
    }),
  );
}

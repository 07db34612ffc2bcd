import { languages, type Language } from "@kith/contract/language";
import type { Lifecycle, LineId, ReportView, VerdictWord } from "@kith/contract/diagnosis";
import {
  diagnose,
  firmnessOf,
  reportView,
  valuesWithout,
  type Diagnosis,
  type Firmness,
} from "@kith/diagnosis";
import type { Db } from "../../../platform/db/open.ts";
import type { Findings, ReportTemplate, TemplateReport } from "../findings.ts";
import { personMark, postMark } from "../marks.ts";
import { disputeOfTalk } from "../rules.ts";
import { knownOf } from "./known.ts";
import { KeptTexts } from "./kept-texts.ts";
import { idsIn, moreOf } from "./more.ts";
import { factsOfPiece } from "./pieces.ts";
import { textsBy } from "./talk-columns.ts";
import { standingDisputes } from "./talk-queries.ts";
import { talkOfCommunity, type TalkRead } from "./talk.ts";

/** A judgement, ready to be kept. */
export interface Counted {
  readonly verdict: VerdictWord;
  readonly life: Lifecycle;
  /** ms UTC. */
  readonly from: number | null;
  readonly to: number | null;
  readonly findings: Findings;
  readonly report: ReportTemplate;
}

/** What is to be judged, as it stood when. */
export interface Judging {
  readonly communityId: string;
  readonly now: Date;
  /** Where words are laid down that are too many for memory. */
  readonly scratch: string;
}

/** Judges a community as it stands. Reads every post: to be done in a thread of its own. */
export async function countCommunity(db: Db, judging: Judging): Promise<Counted> {
  const texts = new KeptTexts(judging.scratch);
  try {
    const { communityId, now } = judging;
    return await countRead(db, judging, await talkOfCommunity(db, communityId, now, texts));
  } finally {
    texts.close();
  }
}

async function countRead(db: Db, { communityId, now }: Judging, read: TalkRead): Promise<Counted> {
  const disputes = (await standingDisputes(db, communityId)).flatMap(
    (kept) => disputeOfTalk(kept, (id) => read.posts.placeOf(id), read.personOf) ?? [],
  );
  const known = await knownOf(db, communityId, read, now);
  const diagnosis = diagnose(read.talk, { disputes, known });
  const firmness = firmnessOf(diagnosis);
  const window = diagnosis.judged?.scope.window ?? null;
  return {
    verdict: diagnosis.verdict,
    life: diagnosis.life,
    from: window?.from ?? null,
    to: window?.to ?? null,
    findings: findingsOf(diagnosis, read, known.survivalWithoutStaff),
    report: templateOf(diagnosis, firmness, read),
  };
}

function findingsOf(
  { claims, lines, amount }: Diagnosis,
  { memberIds }: TalkRead,
  survivalWithoutStaff: number | null,
): Findings {
  const regulars = lines.find(({ id }) => id === "regulars")?.evidence.slice(0) ?? [];
  return {
    claims: claims.map(({ id, grade }) => ({ id, grade })),
    lines: lines.map(({ id, grade, value, interval, n, facts }) => ({
      id,
      grade,
      value,
      interval,
      n,
      facts,
    })),
    regularIds: regulars.flatMap(({ people }) => people.flatMap((person) => memberIds[person] ?? [])),
    messages: amount.messages,
    speakers: amount.speakers,
    survivalWithoutStaff,
  };
}

/** The report in every language, with marks for names and words. */
function templateOf(diagnosis: Diagnosis, firmness: Firmness, read: TalkRead): ReportTemplate {
  const marked = withMarks(diagnosis);
  const without = diagnosis.talk.length > MOST_WEIGHED ? new Map<LineId, number>() : valuesWithout(diagnosis);
  const view = (language: Language) =>
    withoutMesh(reportView(marked, { language, withNames: true, firmness, without }));
  const views = Object.fromEntries(languages.map((language) => [language, view(language)])) as Record<
    Language,
    TemplateReport
  >;
  const pieces = piecesOf(diagnosis, views.en);
  return {
    views,
    ...idsIn(views, pieces, read),
    pieces,
    firmnessOf: [
      ...firmness.withoutPerson.map(({ person }) => person),
      ...firmness.withCut.map(() => null),
      ...(firmness.withoutPerson.length + firmness.withCut.length === 0 ? [null] : []),
    ],
    more: moreOf(marked, read),
  };
}

/** Weighing a line's evidence takes as long as judging: above so many posts, a count would last many times as long. */
const MOST_WEIGHED = 50_000;

function withMarks(diagnosis: Diagnosis): Diagnosis {
  const { talk } = diagnosis;
  const people = talk.people.map((person, index) => ({ ...person, name: personMark(index) }));
  const texts = textsBy(talk.length, (post) => (talk.texts.at(post).trim() === "" ? "" : postMark(post)));
  return { ...diagnosis, talk: { ...talk, people, texts } };
}

/** The mesh is asked for by itself: it is of acts, and of the moment. */
function withoutMesh(view: ReportView): TemplateReport {
  const { mesh, ...rest } = view;
  return mesh === null ? view : rest;
}

/** Posts and people of the evidence a report shows. */
function piecesOf({ lines, talk }: Diagnosis, { lines: shown }: TemplateReport): ReportTemplate["pieces"] {
  return Object.fromEntries(
    shown.flatMap(({ id, evidence: views }) => {
      const evidence = lines.find((line) => line.id === id)?.evidence.slice(0, views.length) ?? [];
      return evidence.map((piece, place) => [views[place]!.key, factsOfPiece(piece, talk)] as const);
    }),
  );
}

import type { EvidenceView, LineId, MeshView, NatureView, ReportView } from "@kith/contract/diagnosis";
import type { Language } from "@kith/contract/language";
import type { Diagnosis, Judged } from "../diagnose.ts";
import type { Firmness } from "../firmness.ts";
import { linkKinds } from "../links/infer.ts";
import { valueWithout } from "../without.ts";
import { deskFor, type Desk } from "./desk.ts";
import { evidenceOf, figure, lineView, SHOWN } from "./line-view.ts";
import { meshView } from "./mesh-view.ts";
import { conditionsOf, headlineOf, settleOf, summaryOf } from "./summary.ts";

export interface ViewOptions {
  readonly language: Language;
  /** False masks every name. */
  readonly withNames: boolean;
  readonly firmness: Firmness;
  /** What numbers would be without the evidence shown (`valuesWithout`), where that was counted. */
  readonly without?: ReadonlyMap<LineId, number>;
}

/** Puts a diagnosis into words, ready to be drawn. */
export function reportView(diagnosis: Diagnosis, options: ViewOptions): ReportView {
  const desk = deskFor(diagnosis, options.language, options.withNames);
  const { judged } = diagnosis;
  return {
    language: options.language,
    verdict: diagnosis.verdict,
    life: diagnosis.life,
    meta: metaOf(desk),
    headline: headlineOf(desk),
    summary: summaryOf(desk),
    conditions: judged === null ? [] : conditionsOf(desk),
    mesh: judged === null ? emptyMesh(desk) : meshView(desk, judged),
    lines: diagnosis.lines.map((line) => lineView(desk, line, options.without?.get(line.id) ?? null)),
    settle: settleOf(desk),
    firmness: judged === null ? [] : firmnessWords(desk, options.firmness),
    natures: naturesOf(desk),
    footnotes: footnotesOf(desk),
  };
}

/** More evidence of one line, from a place on, `most` at a time; `next` is null at the end. */
export function moreEvidence(
  diagnosis: Diagnosis,
  options: Pick<ViewOptions, "language" | "withNames"> & { readonly most?: number },
  line: LineId,
  from: number,
): { evidence: EvidenceView[]; next: number | null } {
  const found = diagnosis.lines.find(({ id }) => id === line);
  if (found === undefined) return { evidence: [], next: null };
  const desk = deskFor(diagnosis, options.language, options.withNames);
  const { most = PAGE } = options;
  const evidence = evidenceOf(desk, found, from, most);
  const next = from + most < found.evidence.length ? from + most : null;
  return { evidence, next };
}

const PAGE = 20;

/**
 * What every line's value would be without the evidence shown, where it can be told. Each is a judgement of its own: it
 * takes as long as judging did for every line with evidence.
 */
export function valuesWithout(diagnosis: Diagnosis): Map<LineId, number> {
  return new Map(
    diagnosis.lines.flatMap(({ id }) => {
      const value = valueWithout(diagnosis, id, SHOWN);
      return value === null ? [] : [[id, value] as const];
    }),
  );
}

/** What a line's number would be without the evidence shown, in words; null when it cannot be told. */
export function withoutShown(
  diagnosis: Diagnosis,
  { language, withNames }: Pick<ViewOptions, "language" | "withNames">,
  id: LineId,
): string | null {
  const value = valueWithout(diagnosis, id, SHOWN);
  const cuts = diagnosis.lines.find((line) => line.id === id)?.cuts ?? null;
  if (value === null || cuts === null) return null;
  return deskFor(diagnosis, language, withNames).words.without(figure(value, cuts));
}

function metaOf({ words, dates, diagnosis, speaker }: Desk): string[] {
  const { talk, judged, amount } = diagnosis;
  const name = speaker.text(talk.name);
  if (judged === null)
    return [name, words.meta.people(amount.speakers), words.meta.messages(amount.messages)];
  const { window, counts } = judged.scope;
  let messages = 0;
  for (let i = window.first; i < window.end; i++) messages += counts[i]!;
  return [
    name,
    dates.period(window.from, window.to),
    words.meta.people(judged.study.speakers.length),
    words.meta.messages(messages),
  ];
}

function emptyMesh({ words }: Desk): MeshView {
  return {
    heading: words.mesh.heading(0),
    mode: "everyone",
    nodes: [],
    ties: [],
    circles: [],
    threads: [],
    caption: words.mesh.caption(0, 0, 0),
    key: {
      deep: words.mesh.deep(0),
      ordinary: words.mesh.ordinary(0),
      backbone: words.mesh.backbone(0),
      alone: words.mesh.alone(0),
    },
    rows: [],
    figures: [],
  };
}

function firmnessWords({ words, speaker }: Desk, { withoutPerson, withCut }: Firmness): string[] {
  const people = withoutPerson.map(({ person, verdict }) =>
    words.firmness.without(speaker.name(person), words.verdictWord[verdict]),
  );
  const cuts = withCut.map(({ line, isUp, verdict }) =>
    words.firmness.cut(words.title[line], isUp, words.verdictWord[verdict]),
  );
  return people.length + cuts.length === 0 ? [words.firmness.firm()] : [...people, ...cuts];
}

function naturesOf(desk: Desk): NatureView[] {
  const { diagnosis, speaker, words } = desk;
  const { talk, judged } = diagnosis;
  const said = new Int32Array(talk.people.length);
  for (const author of talk.author) if (author >= 0) said[author]!++;
  const behind = new Map<number, number>();
  for (const { relayedBy } of talk.people) {
    if (relayedBy !== null) behind.set(relayedBy, (behind.get(relayedBy) ?? 0) + 1);
  }
  const programs = talk.people.flatMap((one, person): NatureView[] => {
    if (one.nature === "person") return [];
    const why =
      one.nature === "relay"
        ? words.nature.relay(behind.get(person) ?? 0)
        : one.natureBy === "export"
          ? words.nature.exportBot(said[person]!)
          : words.nature.bot(said[person]!);
    const overrule = { kind: "nature", person, nature: "person" } as const;
    return [
      { person, name: speaker.name(person), nature: one.nature, why, messages: said[person]!, overrule },
    ];
  });
  const staff = [...(judged?.scope.staff ?? [])].map((person): NatureView => {
    const isNamed = judged?.scope.isStaffNamed === true;
    const why = isNamed ? words.nature.named() : words.nature.busiest(said[person]!);
    const overrule = { kind: "notStaff", person } as const;
    return { person, name: speaker.name(person), nature: "staff", why, messages: said[person]!, overrule };
  });
  return [...staff, ...programs.toSorted((a, b) => b.messages - a.messages)];
}

function footnotesOf({ words, dates, diagnosis }: Desk): string[] {
  const { judged, talk } = diagnosis;
  if (judged === null) return [words.footnote.view()];
  const { window } = judged.scope;
  const { explicit, inferred } = linkShares(judged);
  const links = explicit + inferred === 0 ? [] : [words.footnote.links(explicit, inferred)];
  return [
    words.footnote.window(dates.day(window.from), dates.day(window.to)),
    ...links,
    words.footnote.intervals(),
    words.footnote.view(),
    words.footnote.zone(talk.timeZone),
  ];
}

/** Of the replies inside the window, the share that the carrier recorded and the share that was inferred. */
function linkShares({ scope }: Judged): { explicit: number; inferred: number } {
  let explicit = 0;
  let all = 0;
  for (let i = scope.window.first; i < scope.window.end; i++) {
    const kind = linkKinds[scope.links.kind[i]!]!;
    if (scope.counts[i] === 0 || kind === "start") continue;
    all++;
    if (kind === "mark" || kind === "quote") explicit++;
  }
  return all === 0
    ? { explicit: 0, inferred: 0 }
    : { explicit: explicit / all, inferred: 1 - explicit / all };
}

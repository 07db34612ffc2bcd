import type { LineId } from "@kith/contract/diagnosis";
import { may, type Insider } from "../../members/index.ts";
import type { EvidenceByLine, MoreEvidence, ReportTemplate, TemplateReport } from "../findings.ts";

/** What of a report somebody may see. */
export interface Seen {
  /** Member ids of those they may see named, by number. */
  readonly people: Readonly<Record<string, string>>;
  report(view: TemplateReport): TemplateReport;
}

/** Organisers see all of it; everybody else the lines, and of evidence, natures and firmness what is about themselves. */
export function seenBy(insider: Insider, template: ReportTemplate, beyond: EvidenceByLine): Seen {
  if (may(insider, "health.see_people")) return { people: template.memberIds, report: (view) => view };
  const { people, numbers, isOwn } = ownIn(insider, template);
  const ownBeyond = (id: LineId) => {
    const more = beyond[id];
    return more === undefined ? 0 : Object.keys(more.pieces).filter(ownIn(insider, more).isOwn).length;
  };
  return {
    people,
    report: (view) => ({
      ...view,
      lines: view.lines.map((line) => {
        const evidence = line.evidence.filter(({ key }) => isOwn(key));
        return { ...line, evidence, evidenceTotal: Math.max(evidence.length, ownBeyond(line.id)) };
      }),
      natures: view.natures.filter(({ person }) => numbers.has(person)),
      firmness: view.firmness.filter((_, index) => {
        const person = template.firmnessOf[index] ?? null;
        return person === null || numbers.has(person);
      }),
    }),
  };
}

/** What of evidence is about somebody themselves: their number in it, and which pieces. */
export function ownIn(
  { memberId }: Pick<Insider, "memberId">,
  { memberIds, pieces }: Pick<MoreEvidence, "memberIds" | "pieces">,
) {
  const own = Object.entries(memberIds).filter(([, id]) => id === memberId);
  const numbers = new Set(own.map(([number]) => Number(number)));
  return {
    people: Object.fromEntries(own),
    numbers,
    isOwn: (key: string) => pieces[key]?.people.some((person) => numbers.has(person)) === true,
  };
}

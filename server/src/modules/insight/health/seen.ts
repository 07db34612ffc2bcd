import { may, type Insider } from "../../members/index.ts";
import type { ReportTemplate, TemplateReport } from "../findings.ts";

/** What of a report somebody may see. */
export interface Seen {
  /** Member ids of those they may see named, by number. */
  readonly people: Readonly<Record<string, string>>;
  report(view: TemplateReport): TemplateReport;
}

/** Organisers see all of it; everybody else the lines, and of evidence, natures and firmness what is about themselves. */
export function seenBy(insider: Insider, template: ReportTemplate): Seen {
  if (may(insider, "health.see_people")) return { people: template.memberIds, report: (view) => view };
  const own = Object.entries(template.memberIds).filter(([, id]) => id === insider.memberId);
  const numbers = new Set(own.map(([number]) => Number(number)));
  const isOwn = (key: string) => template.pieces[key]?.people.some((person) => numbers.has(person)) === true;
  return {
    people: Object.fromEntries(own),
    report: (view) => ({
      ...view,
      lines: view.lines.map((line) => ({ ...line, evidence: line.evidence.filter(({ key }) => isOwn(key)) })),
      natures: view.natures.filter(({ person }) => numbers.has(person)),
      firmness: view.firmness.filter((_, index) => {
        const person = template.firmnessOf[index] ?? null;
        return person === null || numbers.has(person);
      }),
    }),
  };
}

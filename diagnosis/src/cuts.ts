import type { LineId } from "@kith/contract/diagnosis";
import type { Cuts } from "./line.ts";

/** Where each line passes and fails. Provisional, from live channels. Source: diagnosis.md E1. */
export const cutsOf: Readonly<Partial<Record<LineId, Cuts>>> = {
  needMet: { pass: 0.8, fail: 0.5, better: "higher", from: 0, to: 1, unit: "share" },
  commonSubject: { pass: 0, fail: 0, better: "higher", from: -0.05, to: 0.15, unit: "index" },
  originalShare: { pass: 0.6, fail: 0.3, better: "higher", from: 0, to: 1, unit: "share" },
  regulars: { pass: 5, fail: 2, better: "higher", from: 0, to: 12, unit: "count" },
  supplyDepth: { pass: 3, fail: 2, better: "higher", from: 0, to: 8, unit: "count" },
  exchangeShare: { pass: 0.3, fail: 0.2, better: "higher", from: 0, to: 1, unit: "share" },
  reciprocity: { pass: 0.2, fail: 0.2, better: "higher", from: 0, to: 1, unit: "index" },
  noticesAnswered: { pass: 0.6, fail: 0.3, better: "higher", from: 0, to: 1, unit: "share" },
  newcomerPath: { pass: 0.7, fail: 0.4, better: "higher", from: 0, to: 1, unit: "share" },
  promotion: { pass: 0.05, fail: 0.15, better: "lower", from: 0, to: 0.5, unit: "share" },
  tieSurvival: { pass: 0.5, fail: 0.5, better: "higher", from: 0, to: 1, unit: "share" },
};

/** The cuts of a line with each bound moved by a factor, to see how firm a verdict is. */
export function movedCuts(id: LineId, factors: Readonly<Partial<Record<string, number>>>): Cuts {
  const cuts = cutsOf[id];
  if (cuts === undefined) throw new Error(`no cuts for ${id}`);
  return {
    ...cuts,
    pass: cuts.pass * (factors[`${id}.pass`] ?? 1),
    fail: cuts.fail * (factors[`${id}.fail`] ?? 1),
  };
}

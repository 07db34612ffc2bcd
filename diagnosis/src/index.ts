/**
 * The engine that tells a community from a mere group, with evidence: pure functions on columns. Knows no
 * database, no HTTP and no archive format.
 */
export { diagnose, type Diagnosis } from "./diagnose.ts";
export {
  CHAT_ONLY_BELOW,
  drill,
  passesOn,
  rungs,
  type DrillInput,
  type DrillResult,
  type Rung,
} from "./drill.ts";
export { firmnessOf, movable, verdictWithCuts, type Firmness } from "./firmness.ts";
export { graphOf, type Edge, type Graph } from "./graph/undirected.ts";
export { Candidates, FEATURES, RARE_BUCKETS, type NamingCustom } from "./links/features.ts";
export { inferLinks, linkKinds, type LinkKind, type LinkOptions, type Links } from "./links/infer.ts";
export { packWeights, type LinkWeights } from "./links/model.ts";
export { figuresOf, meshBands, type MeshBand, type MeshFigures } from "./mesh.ts";
export type { DiagnosisOptions, Known } from "./options.ts";
export { meshOfTies, type LivingMesh } from "./report/mesh-of-ties.ts";
export type { MeshTieGiven } from "./report/mesh-view.ts";
export { reportHtml, type PageOptions } from "./report/html/page.ts";
export { redacted } from "./report/redacted.ts";
export { moreEvidence, reportView, valuesWithout, withoutShown, type ViewOptions } from "./report/view.ts";
export { Readings } from "./text/readings.ts";
export { talkWithout } from "./without.ts";
export { talkFromRows, type Row, type RowsMeta } from "./rows.ts";

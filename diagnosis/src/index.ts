/**
 * The engine that tells a community from a mere group, with evidence: pure functions on columns. Knows no
 * database, no HTTP and no archive format.
 */
export { Candidates, FEATURES, RARE_BUCKETS } from "./links/features.ts";
export { inferLinks, linkKinds, type LinkKind, type LinkOptions, type Links } from "./links/infer.ts";
export { packWeights } from "./links/model.ts";
export { talkFromRows, type Row, type RowsMeta } from "./rows.ts";

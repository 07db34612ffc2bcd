/**
 * What a community reads about itself: Health, the mesh, the drill. It reads what others own and changes none of it.
 *
 * Tables: diagnosis_runs, diagnosis_disputes. Events in: whatever changes who said or did what (see module.ts). Over the
 * bus: `health`. Events out: none.
 * Invariants: the last judgement is one row; what it finds of a person is shown to that person and to organisers; kept
 * reports hold neither names nor words; judging never holds up a request.
 */
export { countAndKeep, countAtOnce, countSoon } from "./commands.ts";
export { healthView } from "./health/view.ts";
export { Thinking } from "./in-worker.ts";
export { insightModule, type InsightOptions } from "./module.ts";

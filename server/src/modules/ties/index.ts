/**
 * Who is tied to whom, and by what. Owns the acts: everything a member does towards another or towards the community.
 *
 * Tables: acts. Events out: ties.acted. Events in: none.
 * Invariants: acts are added only here, and only added, except that undoing an import takes its acts away; nobody acts
 * towards themselves; a tie is never stored, it is counted from the acts.
 */
export { act, actMany, undoActs, type NewAct } from "./acts.ts";
export {
  declareTie,
  recordIntroduced,
  recordMatched,
  recordMet,
  recordThanked,
  recordVouched,
} from "./commands.ts";
export { pairSums, tieBetween, tiesAway, tiesOf, throughWhom, type PairSum, type Way } from "./queries.ts";
export { takingPart, tieFacts } from "./fact-queries.ts";
export { exchangedSince, firstReplies } from "./exchange-queries.ts";
export { tieOf, type Tie } from "./rules.ts";
export { tiesModule } from "./module.ts";

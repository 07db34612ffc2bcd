/**
 * Bringing the history of a carrier in. Owns what was brought in, on whose word, how far it is, and how it is undone.
 *
 * Tables: imports, import_open_replies, import_events, import_bots. Events out: imports.finished,
 * imports.failed, imports.undone. Events in: its own that it ended, to tell whoever brought it in.
 * Invariants: each message of a carrier comes in once, however often it is sent; one import of a carrier at a time; what
 * an import added can be taken out again, and nothing else goes with it; talks between two never come in.
 */
export { begin, cancelImport, seenIn, undoImport, upload } from "./commands.ts";
export { importsModule } from "./module.ts";
export { CannotImport, NoLongerWanted, runImport, type ImportProgress, type Running } from "./run.ts";
export { botsOf, isBringingIn } from "./store.ts";
export type { ArchiveSource } from "./source.ts";
export { importPlace, type PlaceImport, type PlaceImported } from "./terminal.ts";
export { turnOf, type ImportTools } from "./work.ts";

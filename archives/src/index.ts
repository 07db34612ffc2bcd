/**
 * Readers of exported chats: detect, stream, normalise, tell what was lost. Knows no database, no HTTP and
 * no Node: bytes come in as web streams, so the same code runs in a browser worker and on a server.
 */
export { NameIndex, namesCalled } from "./collect/calls.ts";
export { collectArchive, TalkCollector, type ChatSummary } from "./collect/index.ts";
export { fileOfBlob, fileOfText, type ArchiveFile, type ByteReader, type NextBytes } from "./file.ts";
export {
  openArchive,
  readArchive,
  readUnit,
  UnknownFormat,
  type ArchiveUnit,
  type OpenArchive,
  type OpenOptions,
  type ReadOptions,
} from "./open.ts";
export { readerById, readers } from "./registry.ts";
export type { Reader } from "./reader.ts";
export type { ColumnUse } from "@kith/contract/archive";
export { tableSampleOf, type TableSample } from "./table-head.ts";
export { UnknownZone } from "./time.ts";
export { lossView, type LossContext } from "./words.ts";

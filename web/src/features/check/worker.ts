import {
  collectArchive,
  lossView,
  openArchive,
  readers,
  tableSampleOf,
  UnknownFormat,
  UnknownZone,
  type OpenArchive,
  type TalkCollector,
} from "@kith/archives";
import {
  diagnose,
  firmnessOf,
  moreEvidence,
  reportHtml,
  reportView,
  type Diagnosis,
  type Firmness,
} from "@kith/diagnosis";
import type { LossView } from "@kith/contract/archive";
import type { Language } from "@kith/contract/language";
import type {
  Answers,
  Ask,
  AskKind,
  ChatFound,
  FromWorker,
  HasRead,
  Looked,
  Progress,
  RefusalReason,
  ToWorker,
} from "./protocol.ts";

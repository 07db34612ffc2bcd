import type { LineId, ReportView } from "@kith/contract/diagnosis";
import type { Language } from "@kith/contract/language";
import { keepPreviousData, queryOptions, useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useLanguage } from "../../lib/language.tsx";
import { askWorker, type AskOf } from "./check-worker.ts";
import { Refused } from "./client.ts";
import type { GivenFile } from "./protocol.ts";

type Look = AskOf<"look">;
type Read = AskOf<"read">;
type Judge = AskOf<"judge">;

/** What is being checked: the files, under a name that changes when they do. */
export interface Given {
  readonly key: string;
  readonly files: readonly GivenFile[];
}

/** How the files are to be read. Null stands for: as the reader thinks best. */
export interface Reading {
  readonly given: Given;
  readonly format: string | null;
  readonly choices: Read["choices"];
}

/** Which chat is judged, and what the reader has put right. */
export interface Judging {
  readonly reading: Reading;
  readonly chat: Judge["chat"];
  readonly disputes: Judge["disputes"];
}

export function useLook(given: Given, format: string | null) {
  return useQuery({
    queryKey: ["look", given.key, format],
    queryFn: ({ signal }) => askWorker([lookOf(given, format)], { signal }),
  });
}

export function useRead(reading: Reading) {
  return useQuery({
    queryKey: ["read", ...keyOf(reading)],
    queryFn: ({ signal }) => askWorker(trailOf(reading), { signal }),
  });
}

export function useLoss(reading: Reading) {
  const language = useLanguage();
  return useQuery({
    queryKey: ["loss", ...keyOf(reading), language],
    queryFn: () => askWorker([...trailOf(reading), { kind: "loss", language }]),
    placeholderData: keepPreviousData,
  });
}

/** The report. While it is counted anew, or said in another language, the last one stays. */
export function useReport(judging: Judging): UseQueryResult<ReportView> {
  return useQuery({ ...reportQuery(judging, useLanguage(), true), placeholderData: keepPreviousData });
}

export function reportQuery(judging: Judging, language: Language, withNames: boolean) {
  const ask = { ...judgeOf(judging, language), withNames };
  return queryOptions({
    queryKey: ["report", ...judgementKey(judging), language, withNames],
    queryFn: ({ signal }) => askWorker([...trailOf(judging.reading), ask], { signal }),
  });
}

/** What tells one judgement from another. */
export function judgementKey({ reading, chat, disputes }: Judging): readonly unknown[] {
  return [...keyOf(reading), chat, disputes];
}

/** Evidence of a line from the piece `from` on. */
export function evidencePortion(judging: Judging, language: Language, line: LineId, from: number) {
  const trail = [...trailOf(judging.reading), judgeOf(judging, language)] as const;
  return askWorker([...trail, { kind: "evidence", language, line, from }]);
}

/** What a line's number would be without the evidence shown. */
export function withoutEvidence(judging: Judging, language: Language, line: LineId) {
  return askWorker([
    ...trailOf(judging.reading),
    judgeOf(judging, language),
    { kind: "without", language, line },
  ]);
}

export function saveReport(judging: Judging, language: Language, withNames: boolean): Promise<Blob> {
  return askWorker([
    ...trailOf(judging.reading),
    judgeOf(judging, language),
    { kind: "save", language, withNames },
  ]);
}

/** Why a query failed, for `problems` in the words. */
export function reasonOf(error: Error): Refused["reason"] {
  return error instanceof Refused ? error.reason : "unexpected";
}

function keyOf({ given, format, choices }: Reading): readonly unknown[] {
  return [given.key, format, choices];
}

function lookOf({ files }: Given, format: string | null): Look {
  return { kind: "look", files, format };
}

function trailOf({ given, format, choices }: Reading): readonly [Look, Read] {
  return [lookOf(given, format), { kind: "read", choices }];
}

function judgeOf({ chat, disputes }: Judging, language: Language): Judge {
  return { kind: "judge", language, chat, disputes, withNames: true };
}

import { holdTab } from "../../lib/hold-tab.ts";
import type { UploadQuery } from "@kith/contract/imports";
import { useSyncExternalStore } from "react";
import { pathWith, refusedBy, Unreachable } from "../../lib/api.ts";
import { shownLanguage } from "../../lib/language.tsx";
import type { GivenFile } from "../check/protocol.ts";
import { bytesOf, packed } from "./packing.ts";

/** Files on their way to the server. They go on while one moves from page to page, and end with the tab. */

export interface Upload {
  readonly id: number;
  readonly slug: string;
  readonly fileName: string;
  readonly totalBytes: number;
  readonly sentBytes: number;
  /** ms of the page's clock when its first byte left; null while it waits its turn. */
  readonly beganMs: number | null;
  readonly nowMs: number;
  /** Its files are being put together; nothing has left yet. */
  readonly isPacking: boolean;
  /** Why it did not come through; null while it may. */
  readonly error: Error | null;
}

export interface UploadAsk {
  readonly slug: string;
  /** One history: several travel together. */
  readonly files: readonly GivenFile[];
  readonly query: UploadQuery;
  /** Called once the server has the whole file. */
  readonly onDone: () => void;
}

let uploads: readonly Upload[] = [];
const asks = new Map<number, UploadAsk>();
const listeners = new Set<() => void>();
let lastId = 0;
let stopSending: (() => void) | null = null;

export function useUploads(slug: string): readonly Upload[] {
  const all = useSyncExternalStore(subscribe, () => uploads);
  return all.filter((upload) => upload.slug === slug);
}

/** Sends the file once those before it are sent. */
export function startUpload(ask: UploadAsk): void {
  const id = ++lastId;
  asks.set(id, ask);
  const { slug, files, query } = ask;
  const upload = { id, slug, fileName: query.fileName, totalBytes: bytesOf(files), sentBytes: 0, nowMs: 0 };
  set([...uploads, { ...upload, beganMs: null, isPacking: false, error: null }]);
  sendNext();
}

export function retryUpload(id: number): void {
  change(id, { error: null, beganMs: null, sentBytes: 0 });
  sendNext();
}

/** Takes a file back that did not come through, with what was said of it, so that it can be said otherwise. */
export function takeBack(id: number): UploadAsk | null {
  const ask = asks.get(id) ?? null;
  dropUpload(id);
  return ask;
}

/** Stops it, or forgets it after it failed. Nothing of it comes in. */
export function dropUpload(id: number): void {
  const isSending = uploads.some((upload) => upload.id === id && isUnderWay(upload));
  asks.delete(id);
  set(uploads.filter((upload) => upload.id !== id));
  if (isSending) stopSending?.();
}

function isUnderWay({ beganMs, error }: Upload): boolean {
  return beganMs !== null && error === null;
}

function sendNext(): void {
  if (uploads.some(isUnderWay)) return;
  const next = uploads.find(({ error }) => error === null);
  const ask = next === undefined ? undefined : asks.get(next.id);
  if (next === undefined || ask === undefined) return;
  change(next.id, { ...now(), isPacking: ask.files.length > 1 });
  void sendNow(next.id, ask).then(sendNext);
}

/** Sends one file; a failure stays with it until somebody decides. */
async function sendNow(id: number, ask: UploadAsk): Promise<void> {
  try {
    const body = await packedOf(ask);
    if (!asks.has(id)) return;
    change(id, { ...now(), isPacking: false });
    await send(ask, body, (sentBytes) => change(id, { sentBytes, nowMs: performance.now() }));
    dropSent(id);
    ask.onDone();
  } catch (error) {
    change(id, { isPacking: false, error: error instanceof Error ? error : new Unreachable() });
  }
}

/** It began just now. */
function now(): Pick<Upload, "beganMs" | "nowMs"> {
  const ms = performance.now();
  return { beganMs: ms, nowMs: ms };
}

function packedOf({ files }: UploadAsk): Promise<Blob> {
  const stopping = new AbortController();
  stopSending = () => stopping.abort(new Unreachable());
  return packed(files, stopping.signal);
}

function dropSent(id: number): void {
  asks.delete(id);
  set(uploads.filter((upload) => upload.id !== id));
}

/** fetch cannot say how much has left yet. */
function send(
  { slug, query }: UploadAsk,
  body: Blob,
  onProgress: (sentBytes: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", pathWith(["communities", slug, "imports"], query));
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("accept-language", shownLanguage());
    request.upload.addEventListener("progress", ({ loaded }) => onProgress(loaded));
    request.addEventListener("load", () => {
      if (request.status === 201) resolve();
      else reject(refusedBy(request.status, parsed(request.responseText)));
    });
    request.addEventListener("error", () => reject(new Unreachable()));
    request.addEventListener("abort", () => reject(new Unreachable()));
    stopSending = () => request.abort();
    request.send(body);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function change(id: number, changed: Partial<Upload>): void {
  set(uploads.map((upload) => (upload.id === id ? { ...upload, ...changed } : upload)));
}

function set(next: readonly Upload[]): void {
  uploads = next;
  for (const listener of listeners) listener();
  holdTab(next.some(isUnderWay));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

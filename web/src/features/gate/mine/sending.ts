import { holdTab } from "../../../lib/hold-tab.ts";
import { MyApplication } from "@kith/contract/applications";
import { useSyncExternalStore } from "react";
import { pathWith, refusedBy, Unreachable } from "../../../lib/api.ts";
import { shownLanguage } from "../../../lib/language.tsx";

/** Evidence on its way. It goes on while one moves from page to page, one file after the other, and ends with the tab. */

export interface Sending {
  readonly id: number;
  readonly applicationId: string;
  readonly name: string;
  /** From 0 to 1. */
  readonly share: number;
  /** Why it did not arrive; null while it may. */
  readonly error: Error | null;
}

interface Order {
  readonly file: File;
  readonly onDone: (application: MyApplication) => void;
}

let all: readonly Sending[] = [];
const orders = new Map<number, Order>();
const listeners = new Set<() => void>();
let lastId = 0;
let isBusy = false;

/** The files of one application that are not there yet. */
export function useSending(applicationId: string): readonly Sending[] {
  const every = useSyncExternalStore(subscribe, () => all);
  return every.filter((sending) => sending.applicationId === applicationId);
}

/** @param onDone called for each file once the server has it. */
export function sendEvidence(
  applicationId: string,
  files: readonly File[],
  onDone: (application: MyApplication) => void,
): void {
  const added = files.map((file) => {
    const id = ++lastId;
    orders.set(id, { file, onDone });
    return { id, applicationId, name: file.name, share: 0, error: null };
  });
  set([...all, ...added]);
  void sendNext();
}

export function sendAgain(id: number): void {
  change(id, { share: 0, error: null });
  void sendNext();
}

export function dropSending(id: number): void {
  orders.delete(id);
  set(all.filter((sending) => sending.id !== id));
}

async function sendNext(): Promise<void> {
  const next = all.find(({ error }) => error === null);
  const order = next === undefined ? undefined : orders.get(next.id);
  if (isBusy || next === undefined || order === undefined) return;
  isBusy = true;
  try {
    const application = await send(next, order.file);
    dropSending(next.id);
    order.onDone(application);
  } catch (error) {
    change(next.id, { error: error instanceof Error ? error : new Unreachable() });
  } finally {
    isBusy = false;
  }
  await sendNext();
}

/** fetch cannot say how much has left yet. */
function send({ id, applicationId, name }: Sending, file: File): Promise<MyApplication> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", pathWith(["applications", applicationId, "evidence"], { name: shortened(name) }));
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("accept-language", shownLanguage());
    request.upload.addEventListener("progress", ({ loaded }) => change(id, { share: loaded / file.size }));
    request.addEventListener("load", () => {
      const read = MyApplication.safeParse(parsed(request.responseText));
      if (request.status === 201 && read.success) resolve(read.data);
      else reject(refusedBy(request.status, parsed(request.responseText)));
    });
    for (const end of ["error", "abort", "timeout"]) {
      request.addEventListener(end, () => reject(new Unreachable()));
    }
    request.send(file);
  });
}

const LONGEST_NAME = 120;

/** The end of a name tells what it is. */
function shortened(name: string): string {
  if (name.length <= LONGEST_NAME) return name;
  return `…${name.slice(1 - LONGEST_NAME).replace(/^[\uDC00-\uDFFF]/, "")}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function change(id: number, changed: Partial<Sending>): void {
  set(all.map((sending) => (sending.id === id ? { ...sending, ...changed } : sending)));
}

function set(next: readonly Sending[]): void {
  all = next;
  for (const listener of listeners) listener();
  holdTab(next.some(({ error }) => error === null));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

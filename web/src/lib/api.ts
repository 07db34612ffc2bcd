import type { Refusal } from "@kith/contract/platform";
import { shownLanguage } from "./language.tsx";
import { tellSignedOut } from "./signed-out.ts";

export { whenSignedOut } from "./signed-out.ts";

/** The one way to the server. What comes back is parsed by the contract; whatever is not a success is thrown. */

/** The server says no, in words for people. */
export class ApiRefusal extends Error {
  readonly status: number;
  readonly refusal: Refusal;

  constructor(status: number, refusal: Refusal) {
    super(refusal.message);
    this.status = status;
    this.refusal = refusal;
  }
}

/** No answer came: no network, or no server behind it. */
export class Unreachable extends Error {}

/** What turns an answer into what the contract says it is. */
export interface Schema<Answer> {
  readonly parse: (value: unknown) => Answer;
}

/** For answers without a body. */
export const nothing: Schema<null> = { parse: () => null };

export interface Asking {
  readonly method?: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** @throws {ApiRefusal | Unreachable} */
export async function ask<Answer>(
  path: string,
  schema: Schema<Answer>,
  asking: Asking = {},
): Promise<Answer> {
  const { method = "GET", body, signal } = asking;
  const answer = await fetch(path, {
    method,
    credentials: "same-origin",
    headers: {
      accept: "application/json",
      "accept-language": shownLanguage(),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Unreachable();
  });
  if (!answer.ok) throw refusedBy(answer.status, await bodyOf(answer));
  return schema.parse(await bodyOf(answer));
}

/** What an answer that is no success means. A stranger's cookie is told to whoever listens. */
export function refusedBy(status: number, body: unknown): ApiRefusal | Unreachable {
  // A proxy without a server behind it answers in its own words.
  if (!isRefusal(body)) return new Unreachable();
  if (status === 401) tellSignedOut();
  return new ApiRefusal(status, body);
}

/** Looked at by hand: the contract's parser is a third of all script that the first page of a stranger loads. */
function isRefusal(body: unknown): body is Refusal {
  if (typeof body !== "object" || body === null) return false;
  const { error, reason, message, issues } = body as Readonly<Record<string, unknown>>;
  const isReason = reason === null || typeof reason === "string";
  return typeof error === "string" && isReason && typeof message === "string" && areIssues(issues);
}

function areIssues(issues: unknown): boolean {
  return Array.isArray(issues) && issues.every(isIssue);
}

function isIssue(issue: unknown): boolean {
  if (typeof issue !== "object" || issue === null) return false;
  const { path, message } = issue as Readonly<Record<string, unknown>>;
  return typeof path === "string" && typeof message === "string";
}

/** `/a/b?x=1`: every part encoded, what is undefined, null or empty left out. */
export function pathWith(
  parts: readonly string[],
  query: Readonly<Record<string, string | null | undefined>> = {},
): string {
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : [])),
  );
  const path = `/api/${parts.map(encodeURIComponent).join("/")}`;
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}

async function bodyOf(answer: Response): Promise<unknown> {
  const text = await answer.text();
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function isNotFound(error: unknown): boolean {
  return error instanceof ApiRefusal && error.refusal.error === "notFound";
}

/** The rule's word, when a rule said no. */
export function reasonOf(error: unknown): string | null {
  return error instanceof ApiRefusal ? error.refusal.reason : null;
}

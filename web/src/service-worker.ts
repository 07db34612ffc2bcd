/// <reference lib="webworker" />
// Makes this file a module, so that its names are its own; the build takes the line out again.
// oxlint-disable-next-line unicorn/require-module-specifiers
export {};

/**
 * Makes Kith work without a network after the first visit. It keeps the files of the build and nothing else:
 * never what people open here, never an answer of /api.
 *
 * A new version is fetched whole in the background and used from the next load on. The version before it is
 * kept as well, since a page that is still open may yet ask for a part of its own.
 */
declare const self: ServiceWorkerGlobalScope;
/** Written by build/offline.ts: the paths of the build, and a word that changes with them. */
declare const FILES: readonly string[];
declare const VERSION: string;

const PREFIX = "kith-files-";
const VERSIONS_KEPT = 2;
const HASHED = /^\/assets\/[^/]+-[\w-]{8,}\.\w+$/;

self.addEventListener("install", (event) => event.waitUntil(fetchVersion()));
self.addEventListener("activate", (event) => event.waitUntil(dropOldVersions()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/api/")) return;
  if (request.mode === "navigate") event.respondWith(shell(request));
  else if (FILES.includes(url.pathname) || HASHED.test(url.pathname)) event.respondWith(keptFile(request));
});

async function fetchVersion(): Promise<void> {
  const cache = await caches.open(PREFIX + VERSION);
  await Promise.all(FILES.map((path) => fetchInto(cache, path)));
  await self.skipWaiting();
}

/** Files named by their content are taken from an older version when it has them. */
async function fetchInto(cache: Cache, path: string): Promise<void> {
  const kept = HASHED.test(path) ? await caches.match(path, { ignoreVary: true }) : undefined;
  const answer = kept ?? (await fetch(path, { cache: "no-cache" }));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  await cache.put(path, answer);
}

async function dropOldVersions(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== PREFIX + VERSION);
  const dropped = names.slice(0, Math.max(0, names.length - (VERSIONS_KEPT - 1)));
  await Promise.all(dropped.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** Every page of Kith is the same shell, which knows the way. */
async function shell(request: Request): Promise<Response> {
  const cache = await caches.open(PREFIX + VERSION);
  return (await cache.match("/", { ignoreVary: true })) ?? fetch(request);
}

async function keptFile(request: Request): Promise<Response> {
  const cache = await caches.open(PREFIX + VERSION);
  const asAny = { ignoreVary: true, ignoreSearch: true };
  return (await cache.match(request, asAny)) ?? (await caches.match(request, asAny)) ?? fetch(request);
}

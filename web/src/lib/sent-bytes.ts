/**
 * Counts what this page sends: the bytes of every request body and socket message since it was loaded. The
 * front page promises that reading a chat sends nothing; here the promise is measured, not asserted.
 */

/** The ways a page can send a body. Given as a parameter so that the count can be tested. */
export interface Senders {
  fetch: typeof fetch;
  readonly XMLHttpRequest: { readonly prototype: Pick<XMLHttpRequest, "send"> };
  readonly WebSocket: { readonly prototype: Pick<WebSocket, "send"> };
  readonly navigator: Pick<Navigator, "sendBeacon">;
}

export interface SentBytes {
  /** Bytes sent so far. */
  readonly count: () => number;
  /** Calls `listener` on every change; returns what ends that. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** Starts counting. Call it before anything else can send. */
export function countSentBytes(senders: Senders): SentBytes {
  let sent = 0;
  const listeners = new Set<() => void>();
  const add = (bytes: number) => {
    if (bytes === 0) return;
    sent += bytes;
    for (const listener of listeners) listener();
  };
  wrapFetch(senders, add);
  wrapBeacon(senders.navigator, add);
  wrapSend(senders.XMLHttpRequest.prototype, add);
  wrapSend(senders.WebSocket.prototype, add);
  return {
    count: () => sent,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

type Add = (bytes: number) => void;

function wrapFetch(senders: Senders, add: Add): void {
  const send = senders.fetch;
  senders.fetch = (input, init) => {
    if (init?.body instanceof ReadableStream) {
      return send.call(senders, input, { ...init, body: counted(init.body, add) });
    }
    if (init?.body !== undefined) addSize(init.body, add);
    else if (input instanceof Request && input.body !== null) addSize(input.clone(), add);
    return send.call(senders, input, init);
  };
}

function counted(body: ReadableStream<Uint8Array>, add: Add): ReadableStream<Uint8Array> {
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      add(chunk.byteLength);
      controller.enqueue(chunk);
    },
  });
  return body.pipeThrough(count);
}

function wrapBeacon(navigator: Senders["navigator"], add: Add): void {
  const send = navigator.sendBeacon;
  navigator.sendBeacon = (url, body) => {
    addSize(body, add);
    return send.call(navigator, url, body);
  };
}

function wrapSend(prototype: { send: (body: never) => void }, add: Add): void {
  const send = prototype.send;
  prototype.send = function sendCounted(this: unknown, body: never) {
    addSize(body, add);
    return send.call(this, body);
  };
}

type Body = BodyInit | Document | Request | null | undefined;

/** Sizes that can be told at once are; the rest (forms, documents, whole requests) a moment later. */
function addSize(body: Body, add: Add): void {
  if (body === null || body === undefined) return;
  if (typeof body === "string") return add(new TextEncoder().encode(body).length);
  if (body instanceof Blob) return add(body.size);
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) return add(body.byteLength);
  if (body instanceof URLSearchParams) return add(body.toString().length);
  void sizeOf(body).then(add);
}

async function sizeOf(body: FormData | Document | Request | ReadableStream): Promise<number> {
  if (body instanceof Request) return (await body.arrayBuffer()).byteLength;
  if ("documentElement" in body) return new TextEncoder().encode(body.documentElement.outerHTML).length;
  return (await new Response(body).arrayBuffer()).byteLength;
}

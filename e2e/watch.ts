import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/**
 * Everything a browser says to the network: a proxy that all its threads must pass, page, worker and service
 * worker alike. Fetches and beacons come as requests, web sockets and TLS as CONNECT.
 */

export interface Overheard {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly string[];
  readonly body: Buffer;
}

export interface Watch {
  /** For the browser's `proxy` setting. */
  readonly address: string;
  readonly overheard: readonly Overheard[];
  stop(): Promise<void>;
}

export async function watchNetwork(): Promise<Watch> {
  const overheard: Overheard[] = [];
  const proxy = http.createServer((request, response) => void passOn(request, response, overheard));
  proxy.on("connect", (request, socket: Socket) => {
    overheard.push({
      method: "CONNECT",
      url: request.url ?? "",
      headers: request.rawHeaders,
      body: Buffer.alloc(0),
    });
    socket.destroy();
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const { port } = proxy.address() as AddressInfo;
  const stop = () => {
    proxy.closeAllConnections();
    return new Promise<void>((resolve) => proxy.close(() => resolve()));
  };
  return { address: `http://127.0.0.1:${port}`, overheard, stop };
}

async function passOn(request: IncomingMessage, response: ServerResponse, overheard: Overheard[]) {
  const { method = "", url = "", headers, rawHeaders } = request;
  const body = await bodyOf(request);
  overheard.push({ method, url, headers: rawHeaders, body });
  const onward = http.request(url, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    answer.pipe(response);
  });
  onward.on("error", () => response.destroy());
  onward.end(body);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

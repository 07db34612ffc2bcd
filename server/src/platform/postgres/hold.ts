import { rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { NoDatabase } from "./no-database.ts";

/**
 * Holds a data folder for this process: a socket somebody listens at. It is let go by the system however the
 * process ends, so nothing stays locked after a crash.
 *
 * @throws {NoDatabase} `inUse` while another process holds it.
 */
export async function holdFolder(socket: string, folder: string): Promise<() => Promise<void>> {
  let server = await listening(socket);
  if (server === null) {
    if (await isAnswered(socket)) throw new NoDatabase("inUse", folder);
    rmSync(socket, { force: true });
    server = await listening(socket);
  }
  if (server === null) throw new NoDatabase("inUse", folder);
  const held = server;
  return () => new Promise((resolve) => held.close(() => resolve()));
}

function listening(socket: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((asker) => asker.end());
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(null) : reject(error),
    );
    server.listen(socket, () => resolve(server.unref()));
  });
}

function isAnswered(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asking = connect(socket, () => {
      asking.destroy();
      resolve(true);
    });
    asking.once("error", () => resolve(false));
  });
}

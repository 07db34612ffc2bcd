// npm run dev [-- --port N]: the web app as its sources stand, on Vite's server, which asks the real server for
// the API; that one starts again whenever a source of it changes. Ctrl-C stops both.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import {
  ensureInstalled,
  ensureWebBuilt,
  fail,
  isCurrentNodeEnough,
  root,
  runWithRuntime,
} from "./setup.mjs";

ensureInstalled("run");
if (isCurrentNodeEnough()) await develop();
else process.exitCode = await runWithRuntime(process.argv.slice(1));

async function develop() {
  const { port, host } = options();
  // The server will not start without a built app, though nobody looks at it here: any will do.
  if (!existsSync(path.join(root, "web/dist/index.html"))) ensureWebBuilt();
  const apiPort = await freePort();
  const server = watchServer(apiPort);
  const vite = await startVite({ port, host, api: `http://127.0.0.1:${apiPort}` });
  vite.printUrls();
  const stop = async () => {
    server.kill("SIGTERM");
    await Promise.all([vite.close(), server.exitCode === null ? once(server, "exit") : null]);
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => void stop());
}

function options() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: "string", default: process.env.PORT || "5173" },
        host: { type: "string", default: process.env.HOST || "127.0.0.1" },
      },
    });
    return { port: Number(values.port), host: values.host };
  } catch (error) {
    fail(`npm run dev -- [--port N] [--host H]: ${error.message}`);
  }
}

/** The real server under Node's own watcher: it starts again when a file it has loaded changes. */
function watchServer(port) {
  const main = path.join(root, "server/src/main.ts");
  const watching = [
    "--watch",
    "--watch-preserve-output",
    main,
    "--port",
    String(port),
    "--host",
    "127.0.0.1",
  ];
  return spawn(process.execPath, watching, {
    // Its address is not the one to open; its log and its errors are worth reading.
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, KITH_LOG: process.env.KITH_LOG || "warn" },
  });
}

async function startVite({ port, host, api }) {
  const { createServer } = await import(
    pathToFileURL(path.join(root, "node_modules/vite/dist/node/index.js")).href
  );
  const vite = await createServer({
    root: path.join(root, "web"),
    server: { port, host, proxy: { "/api": { target: api } } },
  });
  return vite.listen();
}

async function freePort() {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

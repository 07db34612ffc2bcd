// npm start: installs what is missing, builds the web app if stale, serves.
import path from "node:path";
import { ensureInstalled, ensureWebBuilt, isCurrentNodeEnough, root, runWithRuntime } from "./setup.mjs";

const main = path.join(root, "server/src/main.ts");

ensureInstalled("run");
ensureWebBuilt();
if (isCurrentNodeEnough()) {
  await import(main);
} else {
  // The channel lets the server notice when this process is gone, and stop too.
  process.exitCode = await runWithRuntime([main, ...process.argv.slice(2)], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
}

// npm start: installs what is missing, builds the web app if stale, serves.
import path from "node:path";
import { becomeRuntime, ensureInstalled, ensureWebBuilt, root, runWithRuntime } from "./setup.mjs";

const main = path.join(root, "server/src/main.ts");

ensureInstalled("run");
ensureWebBuilt();
const args = [main, ...process.argv.slice(2)];
becomeRuntime(args);
// The channel lets the server notice when this process is gone, and stop too.
process.exitCode = await runWithRuntime(args, { stdio: ["inherit", "inherit", "inherit", "ipc"] });

import { checkCommand } from "./check/command.ts";
import { languageFor } from "./check/options.ts";
import { exitCodes, tellRefusal } from "./check/refusals.ts";
import { languageOfTerminal } from "./terminal.ts";

/** `kith COMMAND …`: the command line of Kith. */

const HELP = {
  en: `kith COMMAND

  check PATH   tell from an exported chat whether a group is a community, with evidence

kith check --help says more.
`,
  "zh-CN": `kith 命令

  check 路径   看一份导出的聊天记录：是社群，还是只是一个群，附证据

kith check --help 有详细说明。
`,
};

const [command, ...args] = process.argv.slice(2);

// Whoever reads may stop reading: `kith check PATH | head`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  const isLetGo = error.code === "EPIPE";
  process.exit(isLetGo ? exitCodes.stopped : tellRefusal(error, languageFor(args), false));
});

if (command === "check") {
  process.exitCode = await checkCommand(args);
} else {
  const isHelp = command === undefined || command === "--help" || command === "-h" || command === "help";
  (isHelp ? process.stdout : process.stderr).write(HELP[languageOfTerminal()]);
  process.exitCode = isHelp ? exitCodes.verdict : exitCodes.usage;
}

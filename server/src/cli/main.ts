import { checkCommand } from "./check/command.ts";
import { languageFor } from "./check/options.ts";
import { exitCodes, tellRefusal } from "./check/refusals.ts";
import { instanceCommands, type InstanceCommand } from "./instance/names.ts";
import { languageOfTerminal } from "./terminal.ts";

/** `kith COMMAND …`: the command line of Kith. */

const HELP = {
  en: `kith COMMAND

  check PATH     tell from an exported chat whether a group is a community, with evidence
  import PATH    bring an exported chat into a community
  backup DIR     save the whole instance
  restore DIR    put a backup into an empty instance
  doctor         say what is wrong with this instance
  audit verify   check that no entry of the audit was changed
  distribute     spread the communities over several machines (Citus)
  organiser-link print a link for whoever is to run this instance
  clock +10d     put the clock of a running demo forward

kith COMMAND --help says more.
`,
  "zh-CN": `kith 命令

  check 路径     看一份导出的聊天记录：是社群，还是只是一个群，附证据
  import 路径    把一份导出的聊天记录导入一个社群
  backup 目录    备份整个实例
  restore 目录   把备份恢复到空的实例
  doctor         看看这个实例哪里有毛病
  audit verify   核对操作日志有没有被改过
  distribute     把各社群分到多台机器上（Citus）
  organiser-link 打印一个链接，打开它的人成为第一位组织者
  clock +10d     把正开着的示范的时间拨快

kith 命令 --help 有详细说明。
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
} else if (command === "clock") {
  const { clockCommand } = await import("./demo-clock.ts");
  process.exitCode = await clockCommand(args);
} else if (command === "import") {
  const { importCommand } = await import("./import/command.ts");
  process.exitCode = await importCommand(args);
} else if (instanceCommands.some((name) => name === command)) {
  // Loaded when asked for: checking a chat needs no database.
  const { instanceCommand } = await import("./instance/command.ts");
  process.exitCode = await instanceCommand(command as InstanceCommand, args);
} else {
  const isHelp = command === undefined || command === "--help" || command === "-h" || command === "help";
  (isHelp ? process.stdout : process.stderr).write(HELP[languageOfTerminal()]);
  process.exitCode = isHelp ? exitCodes.verdict : exitCodes.usage;
}

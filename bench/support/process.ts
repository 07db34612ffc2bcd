import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** What benchmarks ask of processes and of repeated measurements. */

/** The most memory this process has held so far, MB. Linux counts what its parent held too, except in its own table. */
export function peakRssMb(): number {
  const own = existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "";
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(own)?.[1] ?? process.resourceUsage().maxRSS;
  return Math.round(Number(kilobytes) / 1024);
}

/** Runs a benchmark's file again in a process of its own and gives what its last line says; null when it says nothing. */
export function runAgain(file: string, args: readonly string[]): unknown {
  const child = spawnSync(process.execPath, [...process.execArgv, file, ...args], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (child.status !== 0) throw new Error(`${args[0]} failed: ${child.stderr}`);
  const last = child.stdout.trim().split("\n").at(-1) ?? "";
  return last === "" ? null : (JSON.parse(last) as unknown);
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

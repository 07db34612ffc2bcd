import { spawn } from "node:child_process";
import { existsSync, readdirSync, readlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { ProgressLine } from "../src/cli/check/progress.ts";
import { checkWords } from "../src/cli/check/words.ts";
import { fitted, padded, widthOf, wrapped } from "../src/cli/terminal.ts";
import { beginCheck, check, placeOf, sample, write } from "./check-world.ts";

describe("columns", () => {
  test.each([
    ["abc", 3],
    ["群聊，abc", 9],
    ["“好”", 4],
    ["👍 ✅ ⭐", 8],
    ["e\u0301\u200b", 1],
    ["한국어", 6],
    ["\u001b[1mbold\u001b[22m", 4],
  ])("%j takes %i", (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  test("a text is cut between characters, and never wider than its room", () => {
    expect(fitted("群聊abc", 7)).toBe("群聊abc");
    expect(fitted("群聊abc", 6)).toBe("群聊a…");
    expect(fitted("群聊abc", 4)).toBe("群…");
    expect(fitted("a\n\u001b[31mb\t c", 20)).toBe("a [31mb c");
    expect(padded("群", 4)).toBe("群  ");
  });

  test("a paragraph breaks between words or Chinese characters, marks stay where they belong", () => {
    expect(wrapped("one two three", 7)).toBe("one two\nthree");
    expect(wrapped("他说：“不去了。”你呢？", 14)).toBe("他说：“不去\n了。”你呢？");
    expect(wrapped("十二个字以后是（括号）", 16)).toBe("十二个字以后是\n（括号）");
    expect(wrapped("一二三四，五", 8)).toBe("一二三\n四，五");
    expect(wrapped("a abcdefghijkl b", 5)).toBe("a\nabcde\nfghij\nkl b");
    expect(wrapped("one two three", 9, "· ", "  ")).toBe("· one two\n  three");
  });
});

describe("progress", () => {
  function line(isTTY: boolean) {
    const written: string[] = [];
    let now = 0;
    const stream = { isTTY, columns: 80, write: (text: string) => written.push(text) > 0 };
    const progress = new ProgressLine(stream as unknown as NodeJS.WriteStream, checkWords("en"), () => now);
    return { written, progress, wait: (ms: number) => (now += ms) };
  }

  test("is one line on a terminal: stage, share, count and time left, and gone at the end", () => {
    const { written, progress, wait } = line(true);
    progress.begin("reading");
    wait(2000);
    progress.update(0.25, 1200);
    wait(10);
    progress.update(0.3, 1300);
    progress.clear();
    const [first, second, ...rest] = written;
    expect(first).toBe("\r\u001b[2KReading");
    const bar = `\u001b[31m${"━".repeat(6)}\u001b[39m${"┄".repeat(18)}`;
    expect(second).toBe(`\r\u001b[2KReading ${bar} 25% 1,200 messages about 6 s left`);
    expect(rest).toEqual(["\r\u001b[2K"]);
    expect(written.every((text) => widthOf(text.replace(/^\r/, "")) < 80 && !text.includes("\n"))).toBe(true);
  });

  test("says nothing where nobody watches", async () => {
    const { written, progress, wait } = line(false);
    progress.begin("reading");
    wait(2000);
    progress.update(0.25, 1200);
    progress.clear();
    expect(written).toEqual([]);
    expect((await check([sample("en-runners")])).err).toBe("");
  });
});

describe.skipIf(process.platform === "win32")("Ctrl-C", () => {
  test.runIf(existsSync("/proc/self/fd"))(
    "while reading stops at once, says so and leaves nothing",
    async () => {
      const row = "2024-06-01 08:00:00,Ann,Who has the keys to the shed and when is it open?\n";
      const place = write("large.csv", `time,sender,text\n${row.repeat(700_000)}`);
      const { child, ended } = beginCheck([place, "--html", "never.html", "--links", "never.jsonl"]);
      const isRead = () => {
        const folder = `/proc/${child.pid}/fd`;
        return readdirSync(folder).some((fd) => linkOf(path.join(folder, fd)) === place);
      };
      while (child.exitCode === null && !isRead()) await new Promise((resolve) => setTimeout(resolve, 2));
      const beganMs = performance.now();
      child.kill("SIGINT");
      expect(await ended).toEqual({ code: 130, out: "", err: "Stopped; nothing was saved.\n" });
      expect(performance.now() - beganMs).toBeLessThan(2000);
      expect([existsSync(placeOf("never.html")), existsSync(placeOf("never.jsonl"))]).toEqual([false, false]);
    },
  );

  test("while the engine computes ends the process, which could not listen", async () => {
    const module = path.resolve(import.meta.dirname, "../src/cli/check/interruption.ts");
    const script = `
      import { writeSync } from "node:fs";
      const { Interruption } = await import(${JSON.stringify(module)});
      const interruption = new Interruption();
      interruption.listen();
      interruption.leftToTheSystem(() => {
        writeSync(1, "computing");
        for (const end = Date.now() + 20_000; Date.now() < end; );
      });`;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", script]);
    child.stdout.once("data", () => child.kill("SIGINT"));
    const signal = await new Promise((resolve) => child.once("close", (_, by) => resolve(by)));
    expect(signal).toBe("SIGINT");
  });
});

function linkOf(place: string): string {
  try {
    return readlinkSync(place);
  } catch {
    // Closed in the meantime.
    return "";
  }
}

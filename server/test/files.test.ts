import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { filesAt } from "../src/cli/files.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "kith-files-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, content: string | Uint8Array): void {
  const place = path.join(folder, name);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, content);
}

async function chunksOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

function openFiles(): number {
  return readdirSync("/proc/self/fd").length;
}

describe("the files at a path", () => {
  test("are one file under its own name", async () => {
    write("talk.txt", "hello");
    const files = await filesAt(path.join(folder, "talk.txt"));
    expect(files.map(({ path: name, size }) => [name, size])).toEqual([["talk.txt", 5]]);
    expect(await new Response(files[0]!.stream()).text()).toBe("hello");
    expect(await files[0]!.blob?.text()).toBe("hello");
  });

  test("are every file of a folder, hidden ones too, under the folder's own name", async () => {
    write("export/a.txt", "a");
    write("export/deep/.E2.9C.94 done/b.json", "b");
    write("export/.c", "");
    const files = await filesAt(path.join(folder, "export/"));
    expect(files.map(({ path: name }) => name).toSorted()).toEqual([
      "export/.c",
      "export/a.txt",
      "export/deep/.E2.9C.94 done/b.json",
    ]);
    const empty = files.find(({ path: name }) => name === "export/.c");
    expect(await chunksOf(empty!.stream())).toEqual([]);
  });

  test("are none that a link leads to, however the link turns in circles", async () => {
    write("export/a.txt", "a");
    write("outside/secret.txt", "b");
    symlinkSync(path.join(folder, "outside"), path.join(folder, "export/away"));
    symlinkSync(path.join(folder, "outside/secret.txt"), path.join(folder, "export/one"));
    symlinkSync(path.join(folder, "export"), path.join(folder, "export/round"));
    expect((await filesAt(path.join(folder, "export"))).map(({ path: name }) => name)).toEqual([
      "export/a.txt",
    ]);
    symlinkSync(path.join(folder, "export"), path.join(folder, "given"));
    expect((await filesAt(path.join(folder, "given"))).map(({ path: name }) => name)).toEqual([
      "given/a.txt",
    ]);
  });

  test("are an error where there is nothing", async () => {
    await expect(filesAt(path.join(folder, "nowhere"))).rejects.toThrow(/ENOENT/);
  });
});

describe("the bytes of a file", () => {
  test("come in small chunks, from the start at each asking", async () => {
    const bytes = new Uint8Array((5 << 16) + 7).map((_, i) => i * 31);
    write("big.bin", bytes);
    const [file] = await filesAt(path.join(folder, "big.bin"));
    for (let again = 0; again < 2; again++) {
      const chunks = await chunksOf(file!.stream());
      expect(chunks.map(({ length }) => length)).toEqual([1 << 17, 1 << 17, (1 << 16) + 7]);
      expect(Buffer.compare(Buffer.concat(chunks), bytes)).toBe(0);
    }
  });

  test.runIf(process.platform === "linux")("hold a file open only while they are read", async () => {
    write("a.txt", "x".repeat(3 << 20));
    const [file] = await filesAt(path.join(folder, "a.txt"));
    const before = openFiles();
    const unread = file!.stream();
    expect(openFiles()).toBe(before);
    const reader = file!.stream().getReader();
    await reader.read();
    expect(openFiles()).toBe(before + 1);
    await reader.cancel();
    await chunksOf(file!.stream());
    expect(openFiles()).toBe(before);
    await unread.cancel();
  });

  test.runIf(process.platform === "linux")("come without a stream too, no more than are wanted", async () => {
    write("a.txt", "abcdefgh");
    const [file] = await filesAt(path.join(folder, "a.txt"));
    const before = openFiles();
    const reader = file!.bytes!().getReader();
    const texts: string[] = [];
    for (let next = await reader.read(3); !next.done; next = await reader.read())
      texts.push(Buffer.from(next.value).toString());
    expect(texts).toEqual(["abc", "defgh"]);
    expect(openFiles()).toBe(before);
    const left = file!.bytes!().getReader();
    await left.read(1);
    expect(openFiles()).toBe(before + 1);
    await left.cancel();
    expect(openFiles()).toBe(before);
    expect(await left.read()).toEqual({ done: true });
  });

  test("fail as a stream fails when the file is gone", async () => {
    write("a.txt", "x");
    const [file] = await filesAt(path.join(folder, "a.txt"));
    rmSync(path.join(folder, "a.txt"));
    await expect(chunksOf(file!.stream())).rejects.toThrow(/ENOENT/);
    await expect(file!.bytes!().getReader().read()).rejects.toThrow(/ENOENT/);
  });
});

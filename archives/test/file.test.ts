import { expect, test } from "vitest";
import { filesByFolder } from "../src/file.ts";
import { fileOfText, openArchive, type ArchiveFile } from "../src/index.ts";
import { fixture, readAll } from "./reading.ts";

test("files go to the innermost folder asked for, and nowhere when they lie in none", () => {
  const paths = ["a/x", "a/b/y", "a/b/c/z", "d/w", "v", "/u", "a//t", "a"];
  const sorted = filesByFolder(
    paths.map((path) => fileOfText(path, "")),
    ["a/", "a/b/", "e/"],
  );
  expect([...sorted].map(([folder, files]) => [folder, files.map(({ path }) => path)])).toEqual([
    ["a/", ["a/x", "a//t"]],
    ["a/b/", ["a/b/y", "a/b/c/z"]],
    ["e/", []],
  ]);
});

test("the outermost folder takes what lies in no other", () => {
  const paths = ["a/x", "v", "/u", "/", ""];
  const sorted = filesByFolder(
    paths.map((path) => fileOfText(path, "")),
    ["", "a/"],
  );
  expect(sorted.get("a/")?.map(({ path }) => path)).toEqual(["a/x"]);
  expect(sorted.get("")?.map(({ path }) => path)).toEqual(["v", "/u", "/"]);
});

test.each(["zulip-archive", "zulip-export", "forum-markdown", "discord-csv", "irc", "plain-csv", "chatlab"])(
  "files of %s that give their bytes without a stream are never asked for one",
  async (format) => {
    const files = await fixture(format);
    const asked: string[] = [];
    const streamless = files.map((file): ArchiveFile => ({
      ...file,
      stream() {
        asked.push(file.path);
        return file.stream();
      },
      bytes: () => file.stream(),
    }));
    expect(await readAll(streamless)).toEqual(await readAll(files));
    expect(asked).toEqual([]);
  },
);

test("a JSON file that is short is fetched once to be recognised, a long one again", async () => {
  const row = { sender_full_name: "Ana", timestamp: 1_600_000_000, content: "hello", id: 1 };
  const long = JSON.stringify([{ ...row, content: "x".repeat(1 << 16) }, row]);
  const fetched = new Map<string, number>();
  const files = [fileOfText("short.json", JSON.stringify([row])), fileOfText("long.json", long)].map(
    (file): ArchiveFile => ({
      path: file.path,
      size: file.size,
      stream: () => {
        fetched.set(file.path, (fetched.get(file.path) ?? 0) + 1);
        return file.stream();
      },
    }),
  );
  const { units } = await openArchive(files);
  expect(units.map(({ reader, files: own }) => [reader.id, own.length])).toEqual([["zulip-archive", 2]]);
  expect(Object.fromEntries(fetched)).toEqual({ "short.json": 1, "long.json": 2 });
});

import { expect, test } from "vitest";
import { filesByFolder } from "../src/file.ts";
import { fileOfText, type ArchiveFile } from "../src/index.ts";
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

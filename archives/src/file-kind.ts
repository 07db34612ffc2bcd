import type { MessageKind } from "@kith/contract/archive";

const KIND_OF_ENDING: Readonly<Record<string, MessageKind>> = {
  ...Object.fromEntries(
    "png jpg jpeg gif webp bmp heic".split(" ").map((ending) => [ending, "image" as const]),
  ),
  ...Object.fromEntries("mp4 mov webm mkv avi".split(" ").map((ending) => [ending, "video" as const])),
  ...Object.fromEntries("ogg mp3 wav m4a flac opus".split(" ").map((ending) => [ending, "voice" as const])),
};

/** The kind of a file by how its name, or its address, ends. */
export function kindOfFile(name: string): MessageKind {
  const ending = /\.([a-z\d]{2,5})(?:[?#].*)?$/is.exec(name)?.[1]?.toLowerCase() ?? "";
  return KIND_OF_ENDING[ending] ?? "file";
}

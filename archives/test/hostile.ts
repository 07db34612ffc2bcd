import { messageKinds, type ArchiveItem, type ArchiveMessage, type ReplyRef } from "@kith/contract/archive";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fileOfBlob, fileOfText, openArchive, readArchive, type ArchiveFile } from "../src/index.ts";
import { isPlausibleInstant } from "../src/time.ts";

/** A reading of a few kilobytes that takes longer than this hangs. */
const PATIENCE_MS = 5000;

/** What is read may be larger than what was written (every row repeats its chat), but not without bounds. */
const MAX_GROWTH = 40;

/**
 * The promises every reader keeps whatever it is given: it ends, soon; it never throws; whatever it hands
 * on is well-formed and no larger than the input explains.
 */
export function keepsItsPromises(format: string, fixture: () => Promise<readonly ArchiveFile[]>): void {
  test(`${format}: a file cut anywhere gives what stood before the cut`, async () => {
    const files = await withBytes(fixture);
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), async (which, at) => {
        await expectSound(
          format,
          harmed(files, which, (bytes) => bytes.slice(0, at % (bytes.length + 1))),
        );
      }),
      { numRuns: 60 },
    );
  });

  test(`${format}: flipped bytes cost rows, not the reading`, async () => {
    const files = await withBytes(fixture);
    const flips = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(fc.nat(), flips, async (which, all) => {
        const flipped = (bytes: Uint8Array) => {
          const copy = bytes.slice();
          for (const [at, by] of all) copy[at % copy.length]! ^= by;
          return copy;
        };
        await expectSound(format, harmed(files, which, flipped));
      }),
      { numRuns: 60 },
    );
  });

  test(`${format}: a wrong extension or no folder changes nothing about its safety`, async () => {
    for (const { path, bytes } of await withBytes(fixture)) {
      for (const name of ["x.exe", "a/b/c.csv", "..", "", ".json", "消息.txt", path.split("/").at(-1)!])
        await expectSound(format, [fileOfBlob(name, new Blob([bytes.slice()]))]);
    }
  });
}

const HOSTILE_NUMBERS = [0, -1, 1e308, 1e300, -0.5, 2 ** 53, Number.MIN_VALUE];
const HOSTILE_TEXTS = [
  "",
  " ",
  "\u0000",
  "\ud800",
  "NaN",
  "1e999",
  "9007199254740993123",
  "0000-00-00T99:99:99Z",
  "9999-12-31T23:59:59Z",
  "x".repeat(20_000),
  "\u202e@\u2005\n",
  "<",
  "<p",
  "<blockquote>".repeat(300),
  "&#999999999;&x;",
  "=cmd()",
  "../../etc",
  "__proto__",
  "constructor",
  "toString",
];
const HOSTILE: readonly unknown[] = [
  ...HOSTILE_NUMBERS,
  ...HOSTILE_TEXTS,
  null,
  true,
  [],
  {},
  [[[[]]]],
  [null],
  [{}],
  { id: null },
  { __proto__: null },
  { length: 1e9 },
  ["a", 1, {}],
];

/** For JSON formats: any value anywhere may be something else. */
export function survivesHostileValues(format: string, fixture: () => Promise<readonly ArchiveFile[]>): void {
  test(`${format}: any value may turn out to be anything`, async () => {
    const files = await withBytes(fixture);
    const values = files.map(({ path, bytes }) => ({
      path,
      value: JSON.parse(new TextDecoder().decode(bytes)) as unknown,
    }));
    const places = values.flatMap(({ value }, file) => placesIn(value).map((place) => ({ file, place })));
    const swaps = fc.array(
      fc.tuple(fc.nat({ max: places.length - 1 }), fc.nat({ max: HOSTILE.length - 1 })),
      { minLength: 1, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(swaps, async (all) => {
        const copies = structuredClone(values);
        for (const [which, what] of all) {
          const { file, place } = places[which]!;
          put(copies[file]!.value, place, structuredClone(HOSTILE[what]));
        }
        const hostile = copies.map(({ path, value }) => fileOfText(path, JSON.stringify(value)));
        await expectSound(format, hostile);
      }),
      { numRuns: 200 },
    );
  });
}

type Place = readonly (string | number)[];

function placesIn(value: unknown, place: Place = []): Place[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const own = [...place, key];
    return [own, ...placesIn(inner, own)];
  });
}

function put(root: unknown, place: Place, value: unknown): void {
  let at = root;
  for (const step of place.slice(0, -1)) at = (at as Record<string, unknown> | null)?.[step];
  if (typeof at === "object" && at !== null)
    Object.defineProperty(at, place.at(-1)!, { value, enumerable: true, configurable: true, writable: true });
}

interface Whole {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

async function withBytes(fixture: () => Promise<readonly ArchiveFile[]>): Promise<Whole[]> {
  const files = await fixture();
  return Promise.all(
    files.map(async (file) => ({ path: file.path, bytes: await new Response(file.stream()).bytes() })),
  );
}

function harmed(
  files: readonly Whole[],
  which: number,
  harm: (bytes: Uint8Array) => Uint8Array,
): ArchiveFile[] {
  return files.map(({ path, bytes }, i) =>
    fileOfBlob(path, new Blob([(i === which % files.length ? harm(bytes) : bytes).slice()])),
  );
}

/** Reads as detected and as told, and looks at everything handed on. */
export async function expectSound(format: string, files: readonly ArchiveFile[]): Promise<void> {
  const room = files.reduce((sum, file) => sum + (file.size ?? 0), 0) * MAX_GROWTH + 100_000;
  for (const options of [{}, { format }]) {
    const begun = performance.now();
    const archive = await openArchive(files, options);
    let size = 0;
    for await (const items of readArchive(archive)) {
      for (const item of items) {
        expectWellFormed(item);
        size += JSON.stringify(item).length;
      }
    }
    archive.loss.report();
    expect(size).toBeLessThan(room);
    expect(performance.now() - begun).toBeLessThan(PATIENCE_MS);
  }
}

function expectWellFormed(item: ArchiveItem): void {
  if (item.type === "message") {
    expect(faultsOf(item)).toEqual([]);
  } else if (item.type === "chat") {
    const { key, name, platform, purpose, exportedAt } = item;
    expect([key, name, platform].every((text) => typeof text === "string")).toBe(true);
    expect(key).not.toBe("");
    expect(purpose === null || typeof purpose === "string").toBe(true);
    expect(exportedAt === null || isPlausibleInstant(exportedAt)).toBe(true);
  } else {
    expect([item.chat, item.id, item.name].every((text) => typeof text === "string")).toBe(true);
    expect(typeof item.isBot).toBe("boolean");
  }
}

/** What is wrong with a message, by the promises of its type. */
function faultsOf(one: ArchiveMessage): string[] {
  const isText = (value: unknown) => typeof value === "string";
  const isMaybeText = (value: unknown) => value === null || typeof value === "string";
  const isNamed = ({ id, name }: { id: unknown; name: unknown }) => isMaybeText(id) && isMaybeText(name);
  const isFlag = (value: unknown) => typeof value === "boolean";
  const isReply = (ref: ReplyRef) =>
    [ref.id, ref.sender, ref.name, ref.text].every(isMaybeText) &&
    (ref.at === null || isPlausibleInstant(ref.at));
  const checks: [string, boolean][] = [
    ["chat", isText(one.chat) && one.chat !== ""],
    ["at", one.at === null || (Number.isInteger(one.at) && isPlausibleInstant(one.at))],
    ["words", isText(one.text) && isText(one.name)],
    ["ids", [one.id, one.topic, one.sender].every(isMaybeText)],
    ["kind", messageKinds.includes(one.kind)],
    ["recalled", !one.isRecalled || one.text === ""],
    ["flags", [one.isBot, one.isForwarded, one.isRecalled, one.hasAttachment].every(isFlag)],
    ["people", [...one.mentions, ...one.reactedBy].every(isNamed)],
    ["reply", one.replyTo === null || isReply(one.replyTo)],
    ["reactions", Number.isInteger(one.reactions) && one.reactions >= 0],
    ["event", one.event === null || (one.event.targets.every(isNamed) && isMaybeText(one.event.value))],
    ["system", one.event === null || one.kind === "system"],
  ];
  return checks.flatMap(([name, holds]) => (holds ? [] : [name]));
}

import { jsonOpenings } from "./bytes/json.ts";
import type { JsonGlimpse, JsonShape } from "./reader.ts";

/** The shape of a JSON document, told anew after each key that comes into view. */
export async function* shapesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<JsonShape> {
  const keys = new Map<string, JsonGlimpse>();
  for await (const { root, key, start } of jsonOpenings(stream)) {
    if (root === "array") {
      // "[12:00] …" is no document, whatever objects people quote further on.
      const entries = start.startsWith("{") ? entriesOfFirstObject(start) : [];
      for (const [inner, value] of entries) keys.set(inner, glimpseOf(value));
      yield { root, keys };
      return;
    }
    keys.set(key, glimpseOf(start));
    yield { root, keys };
  }
}

function glimpseOf(start: string): JsonGlimpse {
  if (start.startsWith("{") || start.startsWith("[")) {
    return { scalar: null, inner: entriesOfFirstObject(start).map(([key]) => key) };
  }
  const literal = /^(?:"(?:[^"\\]|\\.){0,500}"|-?\d[\d.eE+-]{0,30}|true|false)/.exec(start);
  const value = literal === null ? null : parsed(literal[0]);
  const isScalar = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return { scalar: isScalar ? value : null, inner: [] };
}

function parsed(literal: string): unknown {
  try {
    return JSON.parse(literal) as unknown;
  } catch {
    return null;
  }
}

/** Keys of the first object that begins in `start`, each with how its value begins; tolerates a cut end. */
function entriesOfFirstObject(start: string): [string, string][] {
  const entries: [string, string][] = [];
  let depth = 0;
  for (let at = start.indexOf("{"); at >= 0 && at < start.length; at++) {
    const char = start[at];
    if (char === '"') {
      const end = endOfString(start, at);
      if (end < 0) break;
      const colon = /^\s*:\s*/.exec(start.slice(end, end + 20));
      if (depth === 1 && colon !== null) {
        const behind = end + colon[0].length;
        entries.push([start.slice(at + 1, end - 1), start.slice(behind, behind + 600)]);
      }
      at = end - 1;
    } else if (char === "{" || char === "[") {
      depth++;
    } else if ((char === "}" || char === "]") && --depth === 0) {
      break;
    }
  }
  return entries;
}

/** The offset behind the closing quote, or -1 when the string is cut. */
function endOfString(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at + 1;
  }
  return -1;
}

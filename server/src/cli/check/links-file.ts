import type { Talk } from "@kith/contract/talk";
import { inferLinks, linkKinds } from "@kith/diagnosis";
import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { finished } from "node:stream/promises";

/** Writes what each message answers, one JSON object a line: ordinal, id, parent, kind, probability. */
export async function saveLinks(talk: Talk, file: string): Promise<void> {
  const links = inferLinks(talk);
  const out = createWriteStream(file);
  for (let i = 0; i < talk.length; i++) {
    const parent = links.parent[i]!;
    const line = JSON.stringify({
      ordinal: i,
      id: talk.ids.at(i) || null,
      parent: parent < 0 ? null : parent,
      kind: linkKinds[links.kind[i]!],
      probability: Math.round(1000 * links.probability[i]!) / 1000,
    });
    if (!out.write(`${line}\n`)) await once(out, "drain");
  }
  out.end();
  await finished(out);
}

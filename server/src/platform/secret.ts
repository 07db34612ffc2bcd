import { randomBytes } from "node:crypto";
import { chmodSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const FILE = "secret";

/** Shorter ones could be guessed. */
export const SHORTEST_SECRET = 32;

/**
 * What signs cookies: made once and kept in the data folder, readable by its owner alone. Who holds it and the database
 * can sign in as anybody; a backup holds both.
 */
export function instanceSecret(dataFolder: string): string {
  const file = path.join(dataFolder, FILE);
  const kept = keptIn(file);
  if (kept !== null) return kept;
  const made = `${file}.${randomBytes(6).toString("hex")}`;
  writeFileSync(made, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  try {
    // Two that start at once end with the same: a link is made by one of them only, and never to half a file.
    linkSync(made, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(made);
  }
  const secret = keptIn(file);
  if (secret === null)
    throw new Error(
      `${file} holds no secret of ${SHORTEST_SECRET} characters; put it back, or remove the file`,
    );
  return secret;
}

function keptIn(file: string): string | null {
  try {
    const secret = readFileSync(file, "utf8").trim();
    chmodSync(file, 0o600);
    return secret.length >= SHORTEST_SECRET ? secret : null;
  } catch {
    return null;
  }
}

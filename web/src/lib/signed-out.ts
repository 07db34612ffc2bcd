/** Tells whoever cares that the server no longer knows who asks. Apart from the client, so that it costs the first screen nothing. */

const listeners = new Set<() => void>();

/** Calls `listener` whenever the server no longer knows who asks. @returns what ends the listening. */
export function whenSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function tellSignedOut(): void {
  for (const listener of listeners) listener();
}

import { z } from "zod";
import { InvalidInput } from "../../platform/errors.ts";

/** A place in a list ordered by time, equal times by id. */
export interface Place {
  readonly at: Date;
  readonly id: string;
}

const Written = z.tuple([z.int(), z.uuid()]);

export function cursorOf({ at, id }: Place): string {
  return Buffer.from(JSON.stringify([at.getTime(), id])).toString("base64url");
}

/** @throws {InvalidInput} when it is no cursor of ours. */
export function placeOf(cursor: string): Place {
  try {
    const [at, id] = Written.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    return { at: new Date(at), id };
  } catch {
    throw new InvalidInput("cursor");
  }
}

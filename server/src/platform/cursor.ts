import type { z } from "zod";
import { InvalidInput } from "./errors.ts";

/** Where a list goes on, as an opaque word: the values of its order at the last entry shown. */
export function cursorAt(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/** @throws {InvalidInput} `cursor`, when it is not one that `cursorAt` made of such a place. */
export function placeAt<Place>(cursor: string, schema: z.ZodType<Place>): Place {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    throw new InvalidInput("cursor");
  }
}

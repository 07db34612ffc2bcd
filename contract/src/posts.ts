import { z } from "zod";

/** `message`: came in from a carrier or an archive, outside any tree of replies. */
export const postKinds = ["topic", "reply", "message"] as const;
export const PostKind = z.enum(postKinds);
export type PostKind = z.infer<typeof PostKind>;

import { randomBytes } from "node:crypto";
import { createPerson } from "../../src/modules/accounts/index.ts";
import { cookieName, signedToken } from "../../src/modules/accounts/cookie.ts";
import { behindOf } from "../app.ts";

const HOUR_MS = 3_600_000;

/** A person who is signed in to an app opened by `openApp`; send `cookie` as the header of that name. No password. */
export async function signedIn(app: object, name: string): Promise<{ personId: string; cookie: string }> {
  const { ctx, secret } = behindOf(app);
  const [token, at] = [randomBytes(24).toString("hex"), ctx.clock.now()];
  const personId = await ctx.db.transaction().execute(async (tx) => {
    const id = await createPerson(tx, ctx, { name });
    const times = { created_at: at, updated_at: at };
    const email = `${id}@no-mail.invalid`;
    await tx
      .insertInto("auth.users")
      .values({ id, name, email, email_verified: false, ...times })
      .execute();
    const expires_at = new Date(at.getTime() + HOUR_MS);
    await tx
      .insertInto("auth.sessions")
      .values({ id: ctx.ids(), user_id: id, token, expires_at, ...times })
      .execute();
    return id;
  });
  return { personId, cookie: `${cookieName(false)}=${signedToken(token, secret)}` };
}

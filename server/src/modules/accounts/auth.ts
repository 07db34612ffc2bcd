import { passwordLength } from "@kith/contract/accounts";
import { betterAuth } from "better-auth";
import { username } from "better-auth/plugins/username";
import type { Ctx } from "../../platform/ctx.ts";
import { SESSION_DAYS } from "./rules.ts";

/**
 * The library that keeps passwords and makes sessions, on our pool and in tables our migrations made. Its own routes are
 * not served: ours call it, so that what they answer is ours and in both languages.
 */
export type Auth = ReturnType<typeof openAuth>;

const DAY_MS = 86_400_000;
const LONGEST_AGENT = 400;
const LONGEST_LOGIN = 254;

export function openAuth({ db, clock, ids }: Ctx, secret: string) {
  return betterAuth({
    ...authTables,
    appName: "Kith",
    // Only its own routes need to know where they are served, and they are not.
    baseURL: "http://kith.invalid",
    secret,
    database: { db, type: "postgres", schemaName: "auth" },
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Counted by our own routes, which see the real address.
    rateLimit: { enabled: false },
    advanced: {
      database: { generateId: () => ids() },
      ipAddress: { disableIpTracking: true },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
    },
    plugins: [
      username({
        displayUsername: false,
        // What may be a user name is said where one is chosen; here whatever is unknown is answered alike.
        minUsernameLength: 1,
        maxUsernameLength: LONGEST_LOGIN,
        usernameValidator: () => true,
        usernameNormalization: (name) => name,
      }),
    ],
    databaseHooks: {
      session: {
        create: {
          before: async (session) => ({
            data: {
              ...session,
              userAgent: session.userAgent?.slice(0, LONGEST_AGENT) ?? "",
              createdAt: clock.now(),
              updatedAt: clock.now(),
              expiresAt: new Date(clock.now().getTime() + SESSION_DAYS * DAY_MS),
            },
          }),
        },
      },
    },
  });
}

/** Its tables by our names: plural, and columns in snake case. */
const authTables = {
  user: {
    modelName: "users",
    fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
  },
  session: {
    modelName: "sessions",
    fields: {
      userId: "user_id",
      expiresAt: "expires_at",
      ipAddress: "ip_address",
      userAgent: "user_agent",
      createdAt: "created_at",
      updatedAt: "updated_at",
    },
  },
  account: {
    modelName: "accounts",
    fields: {
      userId: "user_id",
      accountId: "account_id",
      providerId: "provider_id",
      accessToken: "access_token",
      refreshToken: "refresh_token",
      idToken: "id_token",
      accessTokenExpiresAt: "access_token_expires_at",
      refreshTokenExpiresAt: "refresh_token_expires_at",
      createdAt: "created_at",
      updatedAt: "updated_at",
    },
  },
  verification: {
    modelName: "verifications",
    fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" },
  },
};

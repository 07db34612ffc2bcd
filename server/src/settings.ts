import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** Where an instance keeps what it keeps. Said by options, else by the environment. */
export interface InstanceSettings {
  /** Absolute. */
  readonly dataFolder: string;
  /** An external PostgreSQL, or null for the embedded one. */
  readonly databaseUrl: string | null;
}

export function instanceSettings(env: NodeJS.ProcessEnv, data: string | undefined): InstanceSettings {
  return {
    dataFolder: path.resolve(data ?? (env["KITH_DATA"] || path.join(root, "data"))),
    databaseUrl: env["DATABASE_URL"] || null,
  };
}

/** Whether something failed because the database cannot be reached, or is just going or coming: no bug of ours. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string" && isAway(error.code, error)) return true;
  return WORDS.test(error.message) || isDatabaseAway(error.cause);
}

function isAway(code: string, error: Error): boolean {
  if (STATES.test(code)) return true;
  return "syscall" in error && SYSCALLS.has(String(error.syscall)) && REFUSED.has(code);
}

/** SQLSTATEs: connections that break, too many of them, a server that is being stopped or started. */
const STATES = /^(?:08...|53300|57P0[123])$/;

/** A socket that is not there fails with ENOENT; files fail with it too, but not at connecting. */
const SYSCALLS: ReadonlySet<string> = new Set(["connect", "read", "write", "getaddrinfo"]);
const REFUSED: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOENT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EPIPE",
  "ETIMEDOUT",
]);

/** What the driver says itself carries no code. */
const WORDS =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

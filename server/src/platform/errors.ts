/** The expected noes of commands and queries. Whatever else is thrown is a bug and answers 500. */

/** What is wrong with one field: where it is in what was sent, such as `/answers/year`, and what in a word. */
export interface FieldIssue {
  readonly path: string;
  readonly message: string;
}

abstract class ExpectedNo extends Error {
  abstract readonly kind: "invalidInput" | "notSignedIn" | "notAllowed" | "notFound" | "refused" | "tooOften";
  abstract readonly status: number;
  /** A word programs may act on, from the module's contract. */
  readonly reason: string | null;
  readonly issues: readonly FieldIssue[];

  constructor(reason: string | null = null, issues: readonly FieldIssue[] = []) {
    super(reason ?? "refused");
    this.reason = reason;
    this.issues = issues;
  }
}

/** What was sent cannot be understood, or fields of it will not do. */
export class InvalidInput extends ExpectedNo {
  readonly kind = "invalidInput";
  readonly status = 400;
}

/** Nobody is signed in, or whoever tried to could not show who they are. */
export class NotSignedIn extends ExpectedNo {
  readonly kind = "notSignedIn";
  readonly status = 401;
}

/** The actor may see it but not do it. */
export class NotAllowed extends ExpectedNo {
  readonly kind = "notAllowed";
  readonly status = 403;
}

/** It is not there, or hidden from the actor: the two are the same. */
export class NotFound extends ExpectedNo {
  readonly kind = "notFound";
  readonly status = 404;
}

/** A rule says no; the reason is one of the module's refusals, and the issues say where, if it has a place. */
export class Refused extends ExpectedNo {
  readonly kind = "refused";
  readonly status = 409;
}

/** It was tried too often; it may be tried again after so many seconds. */
export class TooOften extends ExpectedNo {
  readonly kind = "tooOften";
  readonly status = 429;
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super();
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

type AnyExpectedNo = InvalidInput | NotSignedIn | NotAllowed | NotFound | Refused | TooOften;

export function isExpectedNo(error: unknown): error is AnyExpectedNo {
  return error instanceof ExpectedNo;
}

/** The expected noes of commands and queries. Whatever else is thrown is a bug and answers 500. */

abstract class ExpectedNo extends Error {
  abstract readonly kind: "invalidInput" | "notAllowed" | "notFound" | "refused";
  abstract readonly status: number;
  /** A word programs may act on, from the module's contract. */
  readonly reason: string | null;

  constructor(reason: string | null = null) {
    super(reason ?? "refused");
    this.reason = reason;
  }
}

/** What was sent cannot be understood. */
export class InvalidInput extends ExpectedNo {
  readonly kind = "invalidInput";
  readonly status = 400;
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

/** A rule says no; the reason is one of the module's refusals. */
export class Refused extends ExpectedNo {
  readonly kind = "refused";
  readonly status = 409;
}

export function isExpectedNo(error: unknown): error is InvalidInput | NotAllowed | NotFound | Refused {
  return error instanceof ExpectedNo;
}

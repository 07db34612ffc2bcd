/** Why there is no database to work with. */
export type NoDatabaseReason =
  /** npm brought no PostgreSQL for this platform. */
  | "noBinaries"
  /** Another Kith works on the same data folder. */
  | "inUse"
  /** PostgreSQL does not run as root, and this machine offers no way of dropping it. */
  | "onlyRoot"
  /** The data were written by another major version of PostgreSQL. */
  | "otherVersion"
  /** PostgreSQL ended or did not answer; its log says why. */
  | "didNotStart"
  /** The external server did not answer. */
  | "unreachable";

/** The database cannot be had. `detail` is for whoever runs the instance: a platform, a path, a message. */
export class NoDatabase extends Error {
  readonly reason: NoDatabaseReason;
  readonly detail: string;

  constructor(reason: NoDatabaseReason, detail: string) {
    super(`${reason}: ${detail}`);
    this.name = "NoDatabase";
    this.reason = reason;
    this.detail = detail;
  }
}

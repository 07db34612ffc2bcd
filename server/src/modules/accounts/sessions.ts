import type { Bus } from "../../platform/bus.ts";
import type { Clock } from "../../platform/clock.ts";
import type { SignedIn } from "./actor.ts";
import { SESSION_DAYS } from "./rules.ts";
import type { FoundSession, SessionKeys } from "./store.ts";

/** What every node is told when sessions of a person end. */
export const SESSIONS_ENDED = "accounts.sessions_ended";

/** A node that does not hear of an ended session lets it in for no longer than this. */
const KEPT_MS = 10_000;
const KEPT_AT_MOST = 10_000;
/** Writing down when somebody was last seen is worth a write this often. */
const SEEN_MS = 5 * 60_000;
const DAY_MS = 86_400_000;

interface Kept {
  readonly session: FoundSession;
  readonly at: number;
}

/** Finds who is behind a session's token: with one query, and with none when asked again within seconds. */
export class Sessions {
  readonly #kept = new Map<string, Kept>();
  readonly #clock: Clock;
  readonly #find: (keys: SessionKeys) => Promise<FoundSession | null>;
  /** Grows when sessions end: what was looked up meanwhile may be one of them. */
  #ended = 0;

  constructor(clock: Clock, bus: Bus, find: (keys: SessionKeys) => Promise<FoundSession | null>) {
    this.#clock = clock;
    this.#find = find;
    bus.on(SESSIONS_ENDED, (news) => this.forget((news as { personId: string }).personId));
  }

  async behind(token: string): Promise<SignedIn | null> {
    const now = this.#clock.now().getTime();
    const kept = this.#kept.get(token);
    if (kept !== undefined && isFresh(kept, now)) return kept.session;
    const ended = this.#ended;
    const session = await this.#find({
      token,
      now: new Date(now),
      seenBefore: new Date(now - SEEN_MS),
      expiresAt: new Date(now + SESSION_DAYS * DAY_MS),
    });
    this.#kept.delete(token);
    if (session !== null && ended === this.#ended) this.#keep(token, { session, at: now });
    return session;
  }

  /** Asks anew for every session of this person. */
  forget(personId: string): void {
    this.#ended += 1;
    for (const [token, { session }] of this.#kept) {
      if (session.personId === personId) this.#kept.delete(token);
    }
  }

  #keep(token: string, kept: Kept): void {
    const oldest = this.#kept.keys().next();
    if (this.#kept.size >= KEPT_AT_MOST && !oldest.done) this.#kept.delete(oldest.value);
    this.#kept.set(token, kept);
  }
}

/** A clock that was set back makes nothing fresh. */
function isFresh({ session, at }: Kept, now: number): boolean {
  return now >= at && now - at < KEPT_MS && now < session.expiresAt.getTime();
}

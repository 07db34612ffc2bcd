import { NotSignedIn } from "../../platform/errors.ts";

/** Who asks. */
export interface Actor {
  readonly personId: string;
}

/** Who asks, and by which session. */
export interface SignedIn extends Actor {
  readonly sessionId: string;
}

/** Filled before any route is reached; a request that is gone takes its entry along. */
const signedIn = new WeakMap<object, SignedIn>();

export function rememberSignedIn(request: object, who: SignedIn): void {
  signedIn.set(request, who);
}

/** Who sent a request; only ask where a route of the app is being answered. @throws {NotSignedIn} */
export function actorOf(request: object): Actor {
  return { personId: signedInBy(request).personId };
}

/** Who sent a request, or null where nobody is signed in. */
export function actorOrNull(request: object): Actor | null {
  const who = signedIn.get(request);
  return who === undefined ? null : { personId: who.personId };
}

/** The same with the session. @throws {NotSignedIn} */
export function signedInBy(request: object): SignedIn {
  const who = signedIn.get(request);
  if (who === undefined) throw new NotSignedIn();
  return who;
}

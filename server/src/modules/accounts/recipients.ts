import { NoticePurpose } from "@kith/contract/notices";
import { MAIL, type QuietHours, type Reach, type Recipients } from "../../platform/delivery/index.ts";
import { DEFAULT_LANGUAGE, DEFAULT_QUIET, leaveTo, likelyZone, reachableAddress } from "./rules.ts";
import { decisionsOf, personFacts, type PersonFacts } from "./settings-store.ts";
import { endingToken } from "./unsubscribe.ts";

/** Where people reach this instance, without a slash at the end, and what signs links. */
export interface Letterhead {
  readonly publicUrl: string | null;
  readonly secret: string;
}

/** Says how people are to be told: what they agreed to, where, in which language, and when it is quiet. */
export function recipientsFor(letterhead: Letterhead): Recipients {
  return {
    routesOf: async (tx, { personId, purpose }) => {
      const facts = await personFacts(tx, personId);
      if (facts === null) return null;
      const known = NoticePurpose.safeParse(purpose);
      // Nobody was ever asked whether they want to be told of it.
      if (!known.success) return { ...unreached(facts), consents: false };
      const decisions = await decisionsOf(tx, personId);
      const ending = { personId, purpose: known.data };
      return reachOf(facts, ending, { decided: decisions.get(purpose), letterhead });
    },
  };
}

function reachOf(
  facts: PersonFacts,
  ending: { readonly personId: string; readonly purpose: NoticePurpose },
  { decided, letterhead }: { readonly decided: boolean | undefined; readonly letterhead: Letterhead },
): Reach {
  const { publicUrl, secret } = letterhead;
  const address = reachableAddress(facts.email);
  const { consents, isMailed, withheld } = leaveTo({
    purpose: ending.purpose,
    decided,
    hasAddress: address !== null,
    hasEndLink: publicUrl !== null,
  });
  return {
    ...unreached(facts),
    consents,
    outward: isMailed && address !== null ? [{ route: MAIL, to: address, name: facts.name }] : [],
    withheld: withheld === null ? [] : [{ route: MAIL, why: withheld }],
    unsubscribeUrl:
      publicUrl === null ? null : `${publicUrl}/api/accounts/unsubscribe/${endingToken(ending, secret)}`,
  };
}

function unreached({ settings }: PersonFacts): Reach {
  return {
    consents: true,
    inApp: true,
    outward: [],
    quiet: quietOf(settings),
    language: settings?.language ?? DEFAULT_LANGUAGE,
    unsubscribeUrl: null,
  };
}

/** The hours in which somebody's mail waits; null for none. */
export function quietOf(settings: PersonFacts["settings"]): QuietHours | null {
  const timeZone = zoneOf(settings);
  if (settings === null) return { ...DEFAULT_QUIET, timeZone };
  return settings.has_quiet ? { from: settings.quiet_from, to: settings.quiet_to, timeZone } : null;
}

export function zoneOf(settings: PersonFacts["settings"]): string {
  return settings?.time_zone ?? likelyZone(settings?.language ?? DEFAULT_LANGUAGE);
}

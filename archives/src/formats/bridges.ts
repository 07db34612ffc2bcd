/** Two would do; a few more cost nothing. */
const MAX_NAMES = 8;

/**
 * Accounts that post for others: a webhook, an app. Under one name such an account is a feed, and a bot;
 * once it uses another it is a bridge, and every name somebody of their own.
 */
export class Bridges {
  readonly #names = new Map<string, Set<string>>();

  /** The sender of a post under this name, and whether, by all that was read so far, it is a bot's. */
  speak(account: string, name: string): { readonly sender: string; readonly isBot: boolean } {
    const names = this.#names.get(account) ?? new Set();
    this.#names.set(account, names);
    if (names.size < MAX_NAMES) names.add(name);
    return { sender: `${account}/${name}`, isBot: names.size < 2 };
  }
}

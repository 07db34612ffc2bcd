import type { Language } from "@kith/contract/language";

/**
 * The words of one part of the app in every language, each language a module fetched when it is first spoken.
 * The Chinese catalogue's type is the master; TypeScript refuses an English one that lacks a word.
 */
export class Catalogue<Words> {
  readonly #modules: Readonly<Record<Language, () => Promise<{ readonly words: Words }>>>;
  readonly #loading = new Map<Language, Promise<Words>>();

  constructor(modules: Readonly<Record<Language, () => Promise<{ readonly words: Words }>>>) {
    this.#modules = modules;
  }

  /**
   * The same promise for the same language, unless fetching failed: then the next call tries again. Once the words are
   * here it bears them in the marks React's `use` reads, so that nothing waits for them any more.
   */
  load(language: Language): Promise<Words> {
    const known = this.#loading.get(language);
    if (known !== undefined) return known;
    const loading = this.#modules[language]().then(({ words }) => words);
    this.#loading.set(language, loading);
    loading.then(
      (words) => Object.assign(loading, { status: "fulfilled", value: words }),
      () => this.#loading.delete(language),
    );
    return loading;
  }
}

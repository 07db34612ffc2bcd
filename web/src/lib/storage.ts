/** What the browser remembers for this person. A browser that forbids it forgets; nothing else changes. */
export const storage = {
  read(key: string): string | null {
    try {
      return localStorage.getItem(`kith.${key}`);
    } catch {
      return null;
    }
  },
  write(key: string, value: string | null): void {
    try {
      if (value === null) localStorage.removeItem(`kith.${key}`);
      else localStorage.setItem(`kith.${key}`, value);
    } catch {
      // Remembering is a convenience.
    }
  },
};

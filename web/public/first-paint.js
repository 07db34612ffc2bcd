// Runs before the first paint, so that nobody who chose dark sees a white flash, and no screen reader reads
// Chinese as English. Everything else waits for the app. Source: src/app/language.tsx, src/app/theme.ts.
(() => {
  const root = document.documentElement;
  let theme = null;
  let language = null;
  try {
    theme = localStorage.getItem("kith.theme");
    language = localStorage.getItem("kith.language");
  } catch {
    // Storage may be closed to us; the system's theme and language are used.
  }
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  root.lang = /^zh\b/i.test(language ?? navigator.language ?? "") ? "zh-CN" : "en";
})();

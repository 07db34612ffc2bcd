import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compressed } from "./build/compressed.ts";
import { offline } from "./build/offline.ts";

export default defineConfig(({ command }) => {
  // Whoever builds, a test run too, gets the app that is served and not React's slow one for development.
  if (command === "build") process.env["NODE_ENV"] = "production";
  return {
    plugins: [react(), tailwindcss(), offline(), compressed()],
    worker: { format: "es" },
    build: {
      target: ["chrome111", "edge111", "firefox128", "safari16.4"],
      // Nothing inline: the content security policy allows no data: fonts, scripts or styles.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // For scripts/bundle-size.mjs.
      manifest: true,
      reportCompressedSize: false,
      rolldownOptions: { checks: { pluginTimings: false } },
    },
  };
});

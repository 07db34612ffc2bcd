import type { DemoWords } from "./zh-CN.ts";

export const words: DemoWords = {
  label: "The demo's time",
  demo: "Demo",
  forward: (days) => (days === 1 ? "+1 day" : `+${days} days`),
  forwardLong: (days) => `${days === 1 ? "+1 day" : `+${days} days`}: put the demo's clock forward`,
  failed: "The clock was not moved. Try again.",
};

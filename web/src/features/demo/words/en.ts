import type { DemoWords } from "./zh-CN.ts";

export const words: DemoWords = {
  label: "The demo's time",
  demo: "Demo",
  forward: (days) => (days === 1 ? "+1 day" : `+${days} days`),
  forwardLong: (days) =>
    days === 1 ? "Put the demo's clock forward by a day" : `Put the demo's clock forward by ${days} days`,
  failed: "The clock was not moved. Try again.",
};

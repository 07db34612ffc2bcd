export const words = {
  label: "示范的时间",
  demo: "示范",
  forward: (days: number) => `+${days} 天`,
  forwardLong: (days: number) => `+${days} 天：把示范的时间拨快`,
  failed: "没有拨动。再试一次。",
};

export type DemoWords = typeof words;

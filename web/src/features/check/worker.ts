import type { FromWorker, ToWorker } from "./protocol.ts";

// TODO(#2): answer by archives and diagnosis; until then every ask is refused, and the page says so.
addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if (data.type !== "ask") return;
  const answer: FromWorker = { type: "refused", number: data.number, reason: "unexpected" };
  postMessage(answer);
});

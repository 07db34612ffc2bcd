import type { InstanceWords } from "./zh-CN.ts";

export const words: InstanceWords = {
  title: "This instance",
  toAccount: "My account",
  opening: "Opening",
  intro:
    "Whether notices reach people. Only those who run this instance see this page; what the notices say is not shown.",
  refresh: "Look again",
  refreshing: "Looking",
  purposes: { service: "what they asked for", promotion: "recommendations" },
  states: {
    due: "goes out in time",
    held: "waits for mail",
    sending: "on its way",
    unknown: "Possibly delivered",
    failed: "Refused",
    dead: "Given up",
  },
  mail: {
    title: "Mail",
    on: (from) => `Set up; it comes from ${from}.`,
    off: "Not set up, so all mail waits. Notices in the app are shown all the same.",
    offAct:
      "Set KITH_SMTP_URL (the mail server) and KITH_MAIL_FROM (the sender) where Kith is started, and start it again. What waits then goes out by itself.",
    noUrl:
      "KITH_URL is not set, so Kith does not know its own address: mail has no links, and recommendations do not go out, because nobody could end them. Set KITH_URL and start Kith again.",
  },
  waiting: {
    title: "Not sent yet",
    none: "Nothing.",
    act: "These go out by themselves; there is nothing to do.",
    held: "These go out by themselves once mail is set up.",
  },
  troubled: {
    title: "Did not arrive as they should",
    none: "Nothing.",
    unknown:
      "The mail server took it and never answered. It has probably arrived; Kith does not send it again, so that nobody gets it twice. If it matters, ask the person.",
    failed:
      "The mail server refuses it, and would again. Most often the address is wrong; what it said stands below. In the app the person sees the notice.",
    dead: "It failed several times, or its time is over, and Kith no longer tries. Read what the mail server said and put that right first; in the app the person sees the notice.",
  },
  gone: "Somebody who is gone",
  dueAt: "Goes out ",
  dueAfter: "",
  tries: (count) => (count === 1 ? "tried once" : `tried ${count} times`),
  quiet: "when it is no longer quiet for them",
  atMost: (count) => `Only ${count} are listed.`,
};

import type { FrontWords } from "./zh-CN.ts";

export const words: FrontWords = {
  pageTitle: "Is your group a community?",
  question: ["Is your group", "a community?"],
  intro:
    "Hand over one chat export and get a check-up with evidence: who really talks with whom, and who could still find whom if the chat were gone.",
  drop: {
    label: "Choose a chat export",
    dropHere: "Drop a chat export here",
    chooseHere: "Choose a chat export",
    formats: ".txt .json .csv .md .zip; 200,000 messages take about 8 s",
    choose: "Choose a file",
    chooseFolder: "Choose a folder",
    lookingIntoFolder: "Looking into the folder",
    nothingInside: "There is no file in there. Try another file or folder.",
  },
  promise: "Read on this device; try it offline",
  sent: (bytes, count) => `${bytes} ${count === 1 ? "byte" : "bytes"} sent`,
  example: "See an example",
  group: {
    title: "A chat group",
    text: ["24 people, each knows only the host. ", "Close the chat and it is over."],
  },
  community: { title: "A community", text: ["24 people know each other. ", "Close the chat; they stay."] },
  thesis: ["The chat is only a carrier. ", "The community is the ties."],
  own: "Kith is a community system you run on your own machine. No ads, no analytics script; members can take their data and leave at any time.",
};

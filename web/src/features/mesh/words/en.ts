import type { MeshWords } from "./zh-CN.ts";

export const words: MeshWords = {
  picture: "Map of ties",
  list: "List of ties",
  table: (count) => `Table of ${count}`,
  fewer: "Backbone only",
  more: (count) => `${count} more`,
  tiedTo: (name, count) => `Tied to ${name}: ${count}`,
  deep: "deep",
  noTies: "No tie yet",
  alone: (name) => `Only ${name} and theirs`,
  egoTitle: (name) => `${name} and theirs`,
  circleTitle: (label, count) => `${label}: ${count} people`,
  whole: "The whole picture",
  circles: "Circles",
  moreCircles: (count) => `${count} more circles`,
  circlePeople: (count, n) => `${count} ${n === 1 ? "person" : "people"}`,
  grain: "A grain is 10 people",
  between: "deep ties between circles",
  keys: "Up and down move between people, right follows a tie, left goes back.",
  restTied: (count) => `and ${count} more`,
  picked: (name, fact) => `${name}: ${fact}`,
};

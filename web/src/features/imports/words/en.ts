import type { ImportWords } from "./zh-CN.ts";

const notUnderstood =
  "The format was not recognised. Nothing came in, and your file is untouched. Make sure it is an exported chat, not a screenshot or a database.";
const needsColumns =
  "The table does not say which column is what. Name the columns time, sender and text and try again; nothing else needs to change.";
const nothingToRead =
  "The format is known, but there are no messages in it. Perhaps the export left them out; export it again.";

export const words: ImportWords = {
  states: {
    uploaded: "waiting",
    reading: "reading",
    linking: "linking",
    done: "brought in",
    failed: "not brought in",
    cancelled: "stopped",
    undoing: "being taken out",
    undone: "taken out",
  },
  failures: {
    notUnderstood,
    needsColumns,
    nothingToRead,
    onlyPrivate:
      "There are only talks between two people in it. Those do not belong to a community, and nothing came in.",
    unexpected:
      "Something broke half way; the fault is with Kith. What was read so far is in; send the same file again and it goes on from there, or undo it.",
  },
  refusals: {
    empty: "This file is empty. Try another one.",
    notUnderstood,
    needsColumns,
    nothingToRead,
    notRunning: "It has stopped already.",
    notEnded: "It has not ended yet: stop it first, then take it out.",
  },
  title: "History",
  intro:
    "Bring in what was said in the chat: who answered whom, who keeps in touch. From then on it does not go with the chat. Only this community sees it.",
  up: "Carriers",
  drop: {
    label: "Choose a chat export",
    dropHere: "Drop exported chats here",
    chooseHere: "Choose an exported chat",
    formats: "QQ, WeChat, Telegram, Discord, Slack and more; up to 2 GB, several at once",
    choose: "Choose a file",
    chooseFolder: "Choose a folder",
    lookingIntoFolder: "Looking into the folder",
    nothingInside: "There is no file in there. Try another one.",
  },
  again: "Bring in another",
  form: {
    title: "Before it comes in",
    files: "To be brought in",
    other: "Another file",
    carrier: "Which carrier is it from",
    newCarrier: "A new carrier",
    newName: "What is the new carrier called",
    newNameHint: "Left empty, it takes the chat’s own name",
    right: "I have the right to bring this in",
    rightNote:
      "I am a member of this chat, and the community uses it for itself. Whoever in it objects, I will have erased.",
    purpose: "What for",
    purposeDefault: "To see how ⟨members⟩ are tied, and to find each other without the chat",
    retention: "How long is it kept",
    retentions: ["As long as the community exists", "Three years", "One year"],
    recorded: "This is kept with your name, and nobody can change it.",
    submit: "Bring it in",
    errors: {
      right: "Confirm first that you have the right",
      purpose: "Write what for, up to 300 characters",
      tooLarge: (name) => `${name} is over 2 GB. Split it and try again.`,
    },
  },
  upload: {
    sending: (name) => `Sending ${name}`,
    waiting: (name) => `${name} waits its turn`,
    bytes: (sent, total) => `${sent} of ${total}`,
    secondsLeft: (seconds) => `about ${seconds} s left`,
    minutesLeft: (minutes) => `about ${minutes} min left`,
    stay: "Keep this tab open until it is sent; you may move around in Kith",
    stop: "Stop",
    failed: (name) => `${name} was not sent`,
    failedText: "Nothing came in, and the file is untouched.",
    again: "Send again",
    dismiss: "Leave it",
  },
  running: {
    reading: (name) => `Reading ${name}`,
    linking: (name) => `Linking people and words of ${name}`,
    waiting: (name) => `${name} is here and waits to be read`,
    undoing: (name) => `Taking out ${name}`,
    read: (count, n) => `${count} ${n === 1 ? "message" : "messages"} read`,
    leave: "You may leave this page",
    stop: "Stop",
    stopping: "Stopping",
    late: "The words can be read already; who answered whom is still being found.",
  },
  past: {
    title: "Brought in so far",
    posts: (count, n) => `${count} ${n === 1 ? "message" : "messages"}`,
    people: (count, n) => `${count} ${n === 1 ? "person" : "people"}`,
    topics: (count, n) => `${count} ${n === 1 ? "topic" : "topics"}`,
    already: (count, _n) => `${count} were there already and are not counted twice`,
    private: (count, _n) => `${count} of private talks, left out`,
    inferred: (count, n) => `${count} ${n === 1 ? "answer" : "answers"} inferred`,
    carrier: "Carrier",
    when: "Brought in",
    purpose: "What for",
    retention: "Kept",
    size: "Size of the file",
    loss: "What was read, what was left out",
    details: (name) => `Details of ${name}`,
    toHealth: "See Health",
    toPeople: "See the people",
    undo: "Take it out again",
    undoTitle: (name) => `Take out “${name}”?`,
    undoGoes: (posts, people) =>
      `What goes: the ${posts} messages it brought, the ties made of them, and people who appear only there (${people} at most).`,
    undoStays:
      "What stays: words that other files hold too, what was written here, and ⟨members⟩ who have come themselves. It can be brought in again.",
    undoLeave: "Leave it",
    undoAct: "Take it out",
    undoing: "Taking it out",
    none: "Nothing has been brought in yet.",
    noneYetTitle: "No history yet",
  },
};

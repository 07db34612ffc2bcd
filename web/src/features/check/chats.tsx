import { getRouteApi } from "@tanstack/react-router";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { ChatList } from "./chat-list.tsx";
import { OnlyPrivate } from "./only-private.tsx";
import { Problem } from "./problem.tsx";
import type { ChatFound, HasRead } from "./protocol.ts";
import type { Reading } from "./queries.ts";
import { Judged } from "./report/judged.tsx";
import { checkWords } from "./words.ts";

const route = getRouteApi("/check");

interface ChatsProps {
  readonly reading: Reading;
  readonly read: HasRead;
  readonly onSettings: () => void;
  readonly onStop: () => void;
}

/** Which chat: the only one at once, else the one chosen from the list. */
export function Chats({ reading, read, onSettings, onStop }: ChatsProps) {
  const words = useWords(checkWords);
  const language = useLanguage();
  const { chat: place } = route.useSearch();
  const chats = read.chats.toSorted((one, other) => other.messages - one.messages);
  const groups = chats.filter(({ isPrivate }) => !isPrivate);
  if (chats.length === 0) return <Problem reason="noMessages" onSettings={onSettings} />;
  if (groups.length === 0) return <OnlyPrivate />;
  const chosen = place === undefined ? (chats.length === 1 ? chats[0] : undefined) : chats[place];
  if (chosen === undefined || chosen.isPrivate) return <ChatList chats={chats} />;
  return (
    <Judged
      key={chosen.key}
      reading={reading}
      chat={chosen.key}
      title={words.working.judging(nameOf(chosen, words.chats.unnamed, language))}
      isPartial={read.isPartial}
      hasOtherChats={groups.length > 1}
      onSettings={onSettings}
      onStop={onStop}
    />
  );
}

/** The chat's name as one thing inside a sentence. */
function nameOf({ name }: ChatFound, unnamed: string, language: string): string {
  if (name === "") return unnamed;
  return language === "en" ? `“${name}”` : `「${name}」`;
}

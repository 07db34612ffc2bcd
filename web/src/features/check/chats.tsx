import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useWords } from "../../lib/words.ts";
import { ChatList } from "./chat-list.tsx";
import { OnlyPrivate } from "./only-private.tsx";
import { Problem } from "./problem.tsx";
import type { ChatFound, HasRead } from "./protocol.ts";
import type { Reading } from "./queries.ts";
import { Working } from "./working.tsx";
import { checkWords } from "./words.ts";

/** The report and its picture come with the first report. */
const Judged = lazy(async () => ({ default: (await import("./report/judged.tsx")).Judged }));

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
  const { chat: place } = route.useSearch();
  const chats = read.chats.toSorted((one, other) => other.messages - one.messages);
  const groups = chats.filter(({ isPrivate }) => !isPrivate);
  if (chats.length === 0) return <Problem reason="noMessages" onSettings={onSettings} />;
  if (groups.length === 0) return <OnlyPrivate />;
  const chosen = place === undefined ? (chats.length === 1 ? chats[0] : undefined) : chats[place];
  if (chosen === undefined || chosen.isPrivate) return <ChatList chats={chats} />;
  const title = words.working.judging(nameOf(chosen, words.chats.unnamed));
  return (
    <Suspense fallback={<Working title={title} />}>
      <Judged
        key={chosen.key}
        reading={reading}
        chat={chosen.key}
        title={title}
        isPartial={read.isPartial}
        hasOtherChats={groups.length > 1}
        onSettings={onSettings}
        onStop={onStop}
      />
    </Suspense>
  );
}

/** The chat's name as one thing inside a sentence. */
function nameOf({ name }: ChatFound, unnamed: string): string {
  return name === "" ? unnamed : `“${name}”`;
}

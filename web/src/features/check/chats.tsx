import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useWords } from "../../lib/words.ts";
import { ChatList } from "./chat-list.tsx";
import { OnlyPrivate } from "./only-private.tsx";
import { Problem } from "./problem.tsx";
import type { ChatFound, HasRead } from "./protocol.ts";
import type { Reading } from "./queries.ts";
import { ALL_CHATS, type CheckSearch } from "./search.ts";
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
  const chosen = chosenOf(chats, groups, place);
  if (chosen === undefined) return <ChatList chats={chats} />;
  const title =
    chosen === "together"
      ? words.working.judging(words.chats.together)
      : words.working.judging(nameOf(chosen, words.chats.unnamed));
  const chat = chosen === "together" ? null : chosen.key;
  return (
    <Suspense fallback={<Working title={title} />}>
      <Judged
        key={chat}
        reading={reading}
        chat={chat}
        title={title}
        isPartial={read.isPartial}
        hasOtherChats={groups.length > 1}
        onSettings={onSettings}
        onStop={onStop}
      />
    </Suspense>
  );
}

/** Nobody's private talk is chosen, and one chat alone is not put together. */
function chosenOf(
  chats: readonly ChatFound[],
  groups: readonly ChatFound[],
  place: CheckSearch["chat"],
): ChatFound | "together" | undefined {
  if (place === ALL_CHATS) return groups.length > 1 ? "together" : groups[0];
  if (place === undefined) return chats.length === 1 ? chats[0] : undefined;
  const chosen = chats[place];
  return chosen?.isPrivate === true ? undefined : chosen;
}

/** The chat's name as one thing inside a sentence. */
function nameOf({ name }: ChatFound, unnamed: string): string {
  return name === "" ? unnamed : `“${name}”`;
}

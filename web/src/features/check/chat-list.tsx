import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { formatCount, formatPeriod } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import type { ChatFound } from "./protocol.ts";
import { ALL_CHATS } from "./search.ts";
import { checkWords } from "./words.ts";

const PAGE = 40;
const WORTH_FINDING = 12;

/** Every chat that was found, the largest first. */
export function ChatList({ chats }: { readonly chats: readonly ChatFound[] }) {
  const words = useWords(checkWords).chats;
  const language = useLanguage();
  const [wanted, setWanted] = useState("");
  const [count, setCount] = useState(PAGE);
  const places = chats.map((chat, place) => ({ chat, place }));
  const found = places.filter(({ chat }) => chat.name.toLowerCase().includes(wanted.trim().toLowerCase()));
  const groups = chats.filter(({ isPrivate }) => !isPrivate);
  const isWhole = wanted.trim() === "";
  const left = found.length - count;
  return (
    <section className="mx-auto max-w-[680px] pt-6 desk:pt-12">
      <h1 className="song type-title">{words.title(formatCount(language, chats.length))}</h1>
      <p className="mt-1 text-faded">{words.intro}</p>
      {chats.length > WORTH_FINDING && (
        <label className="mt-4 grid gap-1 text-second font-semibold">
          {words.find}
          <input
            type="search"
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
            className="min-h-12 rounded-box border border-edge bg-sheet px-3.5 text-body font-normal focus-visible:border-ink"
          />
        </label>
      )}
      <ul className="mt-4 border-t-[1.5px] border-ink">
        {isWhole && groups.length > 1 && (
          <li className="border-b border-line">
            <TogetherRow groups={groups} />
          </li>
        )}
        {found.slice(0, count).map(({ chat, place }) => (
          <li key={chat.key} className="border-b border-line">
            <ChatRow chat={chat} place={place} />
          </li>
        ))}
      </ul>
      <output className="block py-3 text-faded empty:hidden">
        {found.length === 0 ? words.noneFound : ""}
      </output>
      {left > 0 && (
        <Button kind="text" onClick={() => setCount(count + PAGE)}>
          {words.more(formatCount(language, Math.min(PAGE, left)))}
        </Button>
      )}
    </section>
  );
}

const rowLook = "grid min-h-11 grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 py-3";
const nameLook = "break-words underline decoration-edge decoration-1 underline-offset-4";

/** Channels of one community say more together than each alone. */
function TogetherRow({ groups }: { readonly groups: readonly ChatFound[] }) {
  const words = useWords(checkWords).chats;
  const language = useLanguage();
  const messages = groups.reduce((sum, chat) => sum + chat.messages, 0);
  return (
    <Link
      to="/check"
      search={(search) => ({ ...search, chat: ALL_CHATS })}
      className={`${rowLook} active:bg-sunk`}
    >
      <b className={nameLook}>{words.together}</b>
      <span className="text-second whitespace-nowrap text-faded">
        {words.messages(formatCount(language, messages), messages)}
      </span>
      <span className="col-span-2 text-second text-faded">
        {words.togetherNote(formatCount(language, groups.length))}
      </span>
    </Link>
  );
}

function ChatRow({ chat, place }: { readonly chat: ChatFound; readonly place: number }) {
  const words = useWords(checkWords).chats;
  const language = useLanguage();
  const name = chat.name === "" ? words.unnamed : chat.name;
  const facts = (
    <>
      <span className="text-second whitespace-nowrap text-faded">
        {words.messages(formatCount(language, chat.messages), chat.messages)}
      </span>
      <span className="col-span-2 text-second text-faded">
        {chat.isPrivate
          ? words.isPrivate
          : `${words.people(formatCount(language, chat.people), chat.people)}　`}
        {!chat.isPrivate && <time>{formatPeriod(language, chat.from, chat.to)}</time>}
      </span>
    </>
  );
  if (chat.isPrivate) {
    return (
      <div className={`${rowLook} text-faded`}>
        <span className="break-words">{name}</span>
        {facts}
      </div>
    );
  }
  return (
    <Link
      to="/check"
      search={(search) => ({ ...search, chat: place })}
      className={`${rowLook} active:bg-sunk`}
    >
      <b className={nameLook}>{name}</b>
      {facts}
    </Link>
  );
}

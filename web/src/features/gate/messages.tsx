import type { MyApplication } from "@kith/contract/applications";
import { When } from "../../ui/when.tsx";

type Message = MyApplication["messages"][number];

interface MessagesProps {
  readonly messages: readonly Message[];
  readonly names: Readonly<Record<Message["by"], string>>;
  /** Whose side the reader is on. */
  readonly mine: Message["by"];
}

/** A conversation about an application: who said what, when. One's own words stand further in. */
export function Messages({ messages, names, mine }: MessagesProps) {
  if (messages.length === 0) return null;
  return (
    <ul className="divide-y divide-line">
      {messages.map(({ id, at, by, text }) => (
        <li key={id} className={`py-3 ${by === mine ? "pl-6 desk:pl-10" : ""}`}>
          <p className="flex items-baseline gap-3 text-second">
            <b>{names[by]}</b>
            <When at={at} className="text-caption text-faded" />
          </p>
          <p className="break-words whitespace-pre-line">{text}</p>
        </li>
      ))}
    </ul>
  );
}

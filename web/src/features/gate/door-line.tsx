import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useCommunity } from "../../app/community/context.ts";
import { useWords } from "../../lib/words.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { CopyAddress } from "./copy-address.tsx";
import { gateQuery } from "./queries.ts";
import { ShareSheet } from "./share/share-sheet.tsx";
import { gateWords } from "./words.ts";

interface DoorLineProps {
  /** On the page of settings no way leads to it. */
  readonly isAtSettings?: boolean;
}

/** Whether the door is open, and where it is. */
export function DoorLine({ isAtSettings = false }: DoorLineProps) {
  const words = useWords(gateWords).door;
  const { slug } = useCommunity();
  const { data } = useQuery(gateQuery(slug));
  const [isSharing, setSharing] = useState(false);
  if (data === undefined) return null;
  const look = "flex flex-wrap items-center gap-x-5 gap-y-1 border-b border-line py-2.5";
  if (!data.isCharterOpened || !data.settings.isOpen) {
    return (
      <p className={look}>
        {data.isCharterOpened ? words.shut : words.draft}
        {data.isCharterOpened && !isAtSettings && (
          <Link to="/c/$slug/gate/settings" params={{ slug }} className={buttonLook("text", true)}>
            {words.toSettings}
          </Link>
        )}
        {!data.isCharterOpened && (
          <Link to="/c/$slug/charter" params={{ slug }} className={buttonLook("text", true)}>
            {words.toCharter}
          </Link>
        )}
      </p>
    );
  }
  return (
    <div className={look}>
      <span className="text-fact">{words.open}</span>
      <Link to="/join/$slug" params={{ slug }} className={buttonLook("text", true)}>
        {words.look}
      </Link>
      <CopyAddress path={data.path} label={words.copy} done={words.copied} />
      <Button kind="text" isSmall onClick={() => setSharing(true)}>
        {words.share}
      </Button>
      {isSharing && <ShareSheet path={data.path} onClose={() => setSharing(false)} />}
    </div>
  );
}

import type { ErrorComponentProps } from "@tanstack/react-router";
import { useWords } from "../lib/words.ts";
import { Button } from "../ui/button.tsx";
import { SiteBar } from "./frame.tsx";
import { MessagePage } from "./message-page.tsx";
import { appWords } from "./words.ts";

/** A bug. Reloading is the honest way out: nothing is kept between loads. */
export function ErrorPage({ error }: ErrorComponentProps) {
  const words = useWords(appWords).broken;
  return (
    <>
      <SiteBar />
      <MessagePage title={words.title} text={words.text}>
        <Button kind="primary" onClick={() => location.reload()}>
          {words.again}
        </Button>
        <details className="max-w-full text-second text-faded">
          <summary className="min-h-11 py-2.5">{words.details}</summary>
          <code className="break-words">{error instanceof Error ? error.message : String(error)}</code>
        </details>
      </MessagePage>
    </>
  );
}

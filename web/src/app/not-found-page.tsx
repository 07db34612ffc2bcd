import { Link } from "@tanstack/react-router";
import { useWords } from "../lib/words.ts";
import { buttonLook } from "../ui/button.tsx";
import { SiteBar } from "./frame.tsx";
import { MessagePage } from "./message-page.tsx";
import { appWords } from "./words.ts";

export function NotFoundPage() {
  const words = useWords(appWords).notFound;
  return (
    <>
      <SiteBar />
      <MessagePage title={words.title} text={words.text}>
        <Link to="/" className={buttonLook("primary")}>
          {words.toFront}
        </Link>
      </MessagePage>
    </>
  );
}

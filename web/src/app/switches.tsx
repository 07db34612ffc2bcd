import { useLanguage, useSpeak } from "../lib/language.tsx";
import { useWords } from "../lib/words.ts";
import { chooseTheme, useTheme } from "./theme.ts";
import { appWords } from "./words.ts";

const look = "inline-flex min-h-11 min-w-11 items-center justify-center px-1.5 text-fact desk:px-3";

/** The other language, and the other theme. */
export function Switches() {
  const words = useWords(appWords);
  const language = useLanguage();
  const speak = useSpeak();
  const theme = useTheme();
  const otherLanguage = language === "en" ? "zh-CN" : "en";
  const otherTheme = theme === "dark" ? "light" : "dark";
  return (
    <div className="flex gap-1 print:hidden">
      <button type="button" lang={otherLanguage} className={look} onClick={() => speak(otherLanguage)}>
        {words.otherLanguage}
      </button>
      <button type="button" className={look} onClick={() => chooseTheme(otherTheme)}>
        <span aria-hidden="true">{words.theme[otherTheme]}</span>
        <span className="unseen">{words.themeLong[otherTheme]}</span>
      </button>
    </div>
  );
}

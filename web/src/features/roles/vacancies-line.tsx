import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRoleName } from "../../lib/vocabulary.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { GradeMark } from "../../ui/grade-mark.tsx";
import { rolesQuery } from "./queries.ts";
import { roleWords } from "./words.ts";

/** Where people look for each other: which roles stand empty, and the way to who holds the others. */
export function VacanciesLine({ slug }: { readonly slug: string }) {
  const words = useWords(roleWords);
  const nameOf = useRoleName();
  const language = useLanguage();
  const { data } = useQuery(rolesQuery(slug));
  const vacant = data?.vacancies.map(({ role }) => nameOf(role)) ?? [];
  return (
    <p className="flex flex-wrap items-center gap-x-4">
      {vacant.length > 0 && (
        <span className="inline-flex items-center gap-2 text-second">
          <GradeMark grade="notEnough" word={words.vacancies} />
          {vacant.join(language === "en" ? ", " : "、")}
        </span>
      )}
      <Link
        to="/c/$slug/roles"
        params={{ slug }}
        className="linked inline-flex min-h-11 items-center text-second font-semibold"
      >
        {words.toRoles}
      </Link>
    </p>
  );
}

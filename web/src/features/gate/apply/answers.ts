import { passwordLength } from "@kith/contract/accounts";
import {
  answerLength,
  Apply,
  type Age,
  type Answers,
  type ApplyForm,
  type FieldTrouble,
  type NewAccount,
  type Question,
} from "@kith/contract/gate";

/** What is typed into the form of applying, and what is wrong with it before the server is asked. */

/** Kept on the device until it is sent; the password and the files are not. */
export type ApplyFields = Readonly<Record<string, string>>;

export const answerField = (questionId: string) => `answer.${questionId}`;

/** @param id of the application to be: the same one sent twice is one. */
export function emptyFields(form: ApplyForm, id: string): ApplyFields {
  const answers = form.questions.map((question) => [answerField(question.id), ""]);
  return { ...Object.fromEntries(answers), id, referee: "", age: "", name: "", login: "" };
}

/** What a form holds besides what is kept. */
export interface Typed {
  readonly form: ApplyForm;
  readonly fields: ApplyFields;
  readonly password: string;
  readonly isAccepted: boolean;
  readonly fileCount: number;
  readonly refereeToken: string | null;
  readonly code: string | null;
  /** Whether an account is made along with it. */
  readonly isNew: boolean;
}

/** What is wrong, by the path of the field, in the order of the form. */
export type Troubles = Readonly<Record<string, FieldTrouble>>;

export function troublesIn(typed: Typed): Troubles {
  const { form, fields } = typed;
  const found = [
    ...form.questions.map((question) => [
      `/answers/${question.id}`,
      answerTrouble(question, fields[answerField(question.id)] ?? ""),
    ]),
    ["/referee", isRefereeMissing(typed) ? "missing" : null],
    ["/evidence", form.evidence.wanted === "required" && typed.fileCount === 0 ? "missing" : null],
    ["/age", form.asksAge && fields["age"] === "" ? "missing" : null],
    ["/acceptsCharter", typed.isAccepted ? null : "missing"],
    ...(typed.isNew ? accountTroubles(typed) : []),
  ];
  return Object.fromEntries(found.filter(([, trouble]) => trouble !== null)) as Troubles;
}

function answerTrouble(question: Question, typed: string): FieldTrouble | null {
  const answer = typed.trim();
  if (answer === "") return question.isRequired ? "missing" : null;
  switch (question.kind) {
    case "choice":
      return question.options.includes(answer) ? null : "notAnOption";
    case "number":
      return numberTrouble(question, numberFrom(answer));
    case "shortText":
    case "longText":
      return answer.length > answerLength[question.kind] ? "tooLong" : null;
  }
}

function numberTrouble({ least, most }: Question, number: number | null): FieldTrouble | null {
  if (number === null) return "notANumber";
  if (least !== null && number < least) return "tooSmall";
  return most !== null && number > most ? "tooLarge" : null;
}

/** As typed on any keyboard: full-width digits too. Null for what is no number. */
export function numberFrom(typed: string): number | null {
  const plain = typed.normalize("NFKC").replaceAll(",", "").trim();
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : null;
}

function isRefereeMissing({ form, fields, refereeToken }: Typed): boolean {
  return form.referee === "required" && refereeToken === null && (fields["referee"] ?? "").trim() === "";
}

function accountTroubles({ fields, password }: Typed): [string, FieldTrouble | null][] {
  const isShort = Array.from(password).length < passwordLength.least;
  return [
    ["/account/name", (fields["name"] ?? "").trim() === "" ? "missing" : null],
    ["/account/login", (fields["login"] ?? "").trim() === "" ? "missing" : null],
    ["/account/password", isShort ? "passwordTooShort" : null],
  ];
}

/** The application as it is sent; the paths of what does not even look right where it cannot be. */
export function applicationOf(
  typed: Typed,
): { readonly sent: Apply } | { readonly wrong: readonly string[] } {
  const { form, fields, code, isNew } = typed;
  const age = fields["age"] ?? "";
  const read = Apply.safeParse({
    id: fields["id"],
    ...(code === null ? {} : { code }),
    gateVersion: form.gateVersion,
    charterVersion: form.charterVersion,
    acceptsCharter: typed.isAccepted,
    answers: answersOf(form, fields),
    referee: refereeOf(typed),
    age: age === "" ? null : (age as Age),
    ...(isNew ? { account: accountOf(typed) } : {}),
  });
  if (read.success) return { sent: read.data };
  return { wrong: read.error.issues.map(({ path }) => pathOf(path)) };
}

function answersOf({ questions }: ApplyForm, fields: ApplyFields): Answers {
  const given = questions.flatMap((question): [string, string | number][] => {
    const typed = (fields[answerField(question.id)] ?? "").trim();
    if (typed === "") return [];
    return [[question.id, question.kind === "number" ? (numberFrom(typed) ?? typed) : typed]];
  });
  return Object.fromEntries(given);
}

function refereeOf({ form, fields, refereeToken }: Typed): Apply["referee"] {
  if (form.referee === "none") return null;
  if (refereeToken !== null) return { by: "link", token: refereeToken };
  const name = (fields["referee"] ?? "").trim();
  return name === "" ? null : { by: "name", name };
}

/** One field for both: an at sign makes it an address. */
function accountOf({ fields, password }: Typed): NewAccount {
  const login = (fields["login"] ?? "").trim();
  const isEmail = login.includes("@");
  return {
    name: fields["name"] ?? "",
    username: isEmail ? null : login,
    email: isEmail ? login : null,
    password,
  };
}

/** The server's and the contract's paths, as the form calls its fields. */
export function pathOf(path: readonly PropertyKey[] | string): string {
  const parts = typeof path === "string" ? path.split("/").filter(Boolean) : path.map(String);
  const [first = "", second = ""] = parts;
  if (first === "account") return `/account/${["username", "email", ""].includes(second) ? "login" : second}`;
  return first === "answers" ? `/answers/${second}` : `/${first}`;
}

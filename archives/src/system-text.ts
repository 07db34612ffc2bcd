import type { CarrierEvent, CarrierEventKind, Named } from "@kith/contract/archive";

/**
 * What a system row of WeChat or QQ says happened, from its Chinese words; null for greetings, red packets,
 * pats and whatever else happens to nobody's place in the chat. `你` is whoever made the export: `self`
 * where the export says who that is, else nobody we could name.
 *
 * Names may hold any of the words looked for, so a text is matched from its first to its last character,
 * quoted names before bare ones. Source: formats.md 1.1 and 2.1.
 */
export function eventOfSystemText(text: string, self: Named | null = null): CarrierEvent | null {
  if (text.length > MAX_CHARS) return null;
  const plain = plainText(text);
  if (NO_EVENTS.some((pattern) => pattern.test(plain))) return null;
  for (const { kind, patterns, value } of TEXTS) {
    for (const pattern of patterns) {
      const groups = pattern.exec(plain)?.groups;
      if (groups !== undefined) return eventOf(kind, value ?? groups["value"] ?? null, groups, self);
    }
  }
  return null;
}

/** More names than an invitation lists; trying every way to read a text takes the square of its length. */
const MAX_CHARS = 2000;

/** `<a href=…>` and CDATA are left in by exporters that hand on WeChat's own markup. */
function plainText(text: string): string {
  const inner = /<!\[CDATA\[([^]*?)\]\]>/.exec(text)?.[1] ?? text;
  return inner.replace(/<[^<>]*>/g, "").trim();
}

interface SystemText {
  readonly kind: CarrierEventKind;
  readonly patterns: readonly RegExp[];
  /** Where the words themselves say what became of it. */
  readonly value?: string;
}

/** Rows that quote people and may end in any words: a pat carries a phrase its owner chose. */
const NO_EVENTS: readonly RegExp[] = [
  /^(?:["“][^"“”]+["”]|[你我])\s*拍了拍/,
  /^["“][^"“”]+["”]\s*与群里其他人都不是/,
];

const TEXTS: readonly SystemText[] = [
  {
    kind: "joined",
    patterns: [
      ...sentences("{actor}邀请{targets}加入了?(?:群聊|群组|本群)(?:，[^]*)?"),
      ...sentences("{targets}通过扫描{actor}分享的二维码加入了?群聊"),
      ...sentences("{targets}(?:通过[^]+)?(?:加入|进入)了?(?:群聊|群组|本群|该群)"),
    ],
  },
  {
    kind: "left",
    patterns: sentences("{targets}(?:离开|退出)了?(?:群聊|群组|本群|该群)"),
  },
  {
    kind: "removed",
    patterns: [
      ...sentences("{actor}将{targets}移出了?(?:群聊|群组|本群|群)"),
      ...sentences("{targets}被{actor}(?:移出|踢出)了?(?:群聊|群组|本群|群)"),
    ],
  },
  {
    kind: "recalled",
    patterns: sentences("{actor}撤回了(?:一条|成员[^]*的?一条)消息(?:（[^]*）|\\s*重新编辑)?"),
  },
  { kind: "unmuted", patterns: sentences("{targets}被{actor}(?:解除(?:了)?禁言|取消(?:了)?禁言)") },
  { kind: "muted", patterns: sentences("{targets}被{actor}禁言(?<value>[^]*?)") },
  { kind: "roleChanged", value: "owner", patterns: sentences("{targets}已?成为(?:新的?)?群主") },
  { kind: "roleChanged", value: "admin", patterns: sentences("{targets}(?:已?被{actor}设为|已?成为)管理员") },
  {
    kind: "renamedCarrier",
    patterns: sentences('{actor}修改群(?:聊)?名(?:称)?为[“"](?<value>[^]*)[”"]'),
  },
];

/**
 * A sentence about people as patterns: with names in quotes first, then with bare ones, which QQ writes.
 * Quoted names end at the first quote the sentence can go on behind; bare ones reach as far as it lets them.
 */
function sentences(form: string): RegExp[] {
  const written = (name: string, gap: string) => {
    const filled = form.replace(/\{(\w+)\}/g, (_, group: string) => `${gap}(?<${group}>${name})${gap}`);
    return new RegExp(`^${filled}[。.!！]?$`);
  };
  return [written('["“][^]+?["”]|你(?:和["“][^]+?["”])?', "\\s*"), written('[^"“”]+', "")];
}

function eventOf(
  kind: CarrierEventKind,
  value: string | null,
  groups: Readonly<Record<string, string>>,
  self: Named | null,
): CarrierEvent {
  const actor = groups["actor"] === undefined ? [] : peopleIn(groups["actor"], self, false);
  const targets = groups["targets"] === undefined ? [] : peopleIn(groups["targets"], self, true);
  return { kind, actor: actor[0] ?? null, targets, value: value === null || value === "" ? null : value };
}

/** Roles a row names instead of the person who holds them. */
const OFFICES = /^(?:群主|管理员|系统|管理员或群主|群主或管理员)$/;

function peopleIn(written: string, self: Named | null, mayBeSeveral: boolean): Named[] {
  const isSelfToo = /^你(?:和["“]|$)/.test(written);
  const others = isSelfToo ? written.slice(written.startsWith("你和") ? 2 : 1) : written;
  const names = mayBeSeveral ? others.split("、") : [others];
  const people = names.map(withoutQuotes).filter((name) => name !== "" && !OFFICES.test(name));
  return [...(isSelfToo && self !== null ? [self] : []), ...people.map(namedOf)];
}

function withoutQuotes(name: string): string {
  return name
    .trim()
    .replace(/^["“]|["”]$/g, "")
    .trim();
}

/** Some exporters put the id behind the name: `名(wxid_…)`, QQ `名(10001)`. */
function namedOf(name: string): Named {
  const match = /^([^]*)\((wxid_\w+|\d{5,11})\)$/.exec(name);
  return match === null ? { id: null, name } : { id: match[2] ?? null, name: match[1] ?? "" };
}

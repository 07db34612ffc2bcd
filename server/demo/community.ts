import type { FoundCommunity } from "@kith/contract/charter";
import type { CharterContent } from "@kith/contract/charter-content";
import { fileOfBlob } from "@kith/archives";
import type { UploadQuery } from "@kith/contract/imports";
import { readFileSync } from "node:fs";
import path from "node:path";
import { createPerson, type Actor, type SignInChosen } from "../src/modules/accounts/index.ts";
import {
  acceptCharter,
  addCarrier,
  changeDraft,
  openCommunity,
  type Insider,
} from "../src/modules/charter/index.ts";
import { begin, runImport, seenIn } from "../src/modules/imports/index.ts";
import {
  addContact,
  admitPerson,
  appoint,
  communityRoster,
  foundCommunity,
  grantContact,
  inCommunity,
  recordIdentity,
} from "../src/modules/members/index.ts";
import { clockAt } from "../src/platform/clock.ts";
import type { Ctx } from "../src/platform/ctx.ts";
import type { Copying } from "../src/platform/db/copy.ts";
import type { Db, Tx } from "../src/platform/db/open.ts";
import { idsBy } from "../src/platform/ids.ts";
import { accountOf, archiveOf, type Exported } from "./archive.ts";
import { beginningOf, TIME_ZONE } from "./calendar.ts";
import { PASSWORD, phoneOf, type Cast, type SignInAs } from "./cast.ts";
import { scriptOf, WEEK_MS, type SaidLine } from "./script.ts";

/** What a demo community is made of. */
export interface DemoCommunity {
  readonly asked: Pick<FoundCommunity, "name"> & { readonly slug: string };
  /** What it opened with, minutes after it was founded. */
  readonly charter: CharterContent;
  readonly cast: Cast;
  /** Who founds it, by the script's number. */
  readonly founder: string;
  readonly signIns: ReadonlyMap<string, SignInAs>;
  readonly chat: Pick<Exported, "name" | "platform">;
  /** Where some came in by; who did not, was let in by hand. */
  readonly door?: DemoDoor;
  /** What its members did besides talking. */
  furnish(building: Building): Promise<void>;
}

/** A gate that stands open on the first day. */
export interface DemoDoor {
  /** Channel codes, by who came by one. */
  readonly cameBy: ReadonlyMap<string, string>;
  open(building: Building, ctx: Ctx): Promise<void>;
  /** Somebody who has signed up applies, and is admitted by rule. */
  enter(building: Building, ctx: Ctx, actor: Actor, code: string): Promise<void>;
}

/** What building works with. */
export interface Tools {
  readonly db: Db;
  readonly copying: Copying;
  readonly now: Date;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Founded on the first morning of the script. */
const FOUNDED_AFTER_MS = 9 * HOUR_MS;

/** A community in the making: everything is done by its members' commands, each at its own moment. */
export class Building {
  readonly slug: string;
  readonly begins: Date;
  readonly #of: DemoCommunity;
  readonly #tools: Tools;
  readonly #script: readonly SaidLine[];
  readonly #people = new Map<string, Actor>();
  readonly #members = new Map<string, string>();
  #communityId = "";

  constructor(of: DemoCommunity, tools: Tools) {
    this.#of = of;
    this.#tools = tools;
    this.slug = of.asked.slug;
    const file = path.join(import.meta.dirname, "material", `${this.slug}.txt`);
    this.#script = scriptOf(readFileSync(file, "utf8"));
    this.begins = beginningOf(this.#script, tools.now);
  }

  get communityId(): string {
    return this.#communityId;
  }

  /** @param week from 0; fractions are parts of it. */
  ctxInWeek(week: number): Ctx {
    return this.#ctxAt(new Date(this.begins.getTime() + week * WEEK_MS));
  }

  ctxDaysAgo(days: number): Ctx {
    return this.#ctxAt(new Date(this.#tools.now.getTime() - days * DAY_MS));
  }

  actor(by: string): Actor {
    return found(this.#people, by);
  }

  memberId(by: string): string {
    return found(this.#members, by);
  }

  /** @param founder somebody who has signed up already; else they do now. */
  async found(founder: Actor | null): Promise<void> {
    const { asked, founder: by } = this.#of;
    const ctx = this.#ctxAfter(FOUNDED_AFTER_MS);
    const actor = founder ?? { personId: await this.#comes(ctx, by) };
    const founded = await foundCommunity(ctx, actor, { ...asked, timeZone: TIME_ZONE, language: "zh-CN" });
    this.#communityId = founded.communityId;
    this.#people.set(by, actor);
    this.#members.set(by, founded.memberId);
  }

  /** With its founder as its first backbone. */
  async open(): Promise<void> {
    const ctx = this.#ctxAfter(FOUNDED_AFTER_MS + MINUTE_MS);
    const founder = this.actor(this.#of.founder);
    const memberId = this.memberId(this.#of.founder);
    const term = { memberId, role: "backbone", endsAt: null, reason: "" } as const;
    await appoint(ctx, founder, this.slug, term);
    await inCommunity(ctx, founder, this.slug, async (tx, insider) => {
      await changeDraft(tx, ctx, insider, { revision: 1, changes: this.#of.charter });
      const asked = { revision: 2, note: "" };
      await openCommunity(tx, { ctx, roster: communityRoster }, insider, asked);
    });
    await this.#of.door?.open(this, this.#ctxAfter(FOUNDED_AFTER_MS + 2 * MINUTE_MS));
  }

  /** Everybody has read the charter by the end of the first day. */
  async acceptAll(): Promise<void> {
    const ctx = this.#ctxAfter(FOUNDED_AFTER_MS + 8 * HOUR_MS);
    const { communityId } = this;
    await ctx.db.transaction().execute(async (tx) => {
      for (const memberId of this.#members.values()) {
        await acceptCharter(tx, ctx, { communityId, memberId, version: 1 });
      }
    });
  }

  /** One after the other, minutes after it was founded. */
  async admitAll(): Promise<void> {
    const { cast, founder } = this.#of;
    for (const [place, [by, name]] of [...cast].entries()) {
      if (by === founder) continue;
      const ctx = this.#ctxAfter(FOUNDED_AFTER_MS + (place + 1) * 4 * MINUTE_MS);
      const personId = await this.#comes(ctx, by);
      this.#people.set(by, { personId });
      await this.#enters(ctx, by);
      const { communityId } = this;
      const admitted = { communityId, personId, name };
      this.#members.set(by, await ctx.db.transaction().execute((tx) => admitPerson(tx, ctx, admitted)));
    }
  }

  async #enters(ctx: Ctx, by: string): Promise<void> {
    const { door } = this.#of;
    const code = door?.cameBy.get(by);
    if (door !== undefined && code !== undefined) await door.enter(this, ctx, this.actor(by), code);
  }

  async #comes(ctx: Ctx, by: string): Promise<string> {
    const { cast, signIns } = this.#of;
    const username = signIns.get(by)?.username;
    const signIn: { signIn?: SignInChosen } =
      username === undefined ? {} : { signIn: { username, password: PASSWORD } };
    return ctx.db.transaction().execute((tx) => createPerson(tx, ctx, { name: found(cast, by), ...signIn }));
  }

  /** The chat they are all in, with what was said there brought in as any archive is. */
  async bringTalkIn(): Promise<void> {
    const carrierId = await this.#openCarrier();
    const { cast, chat, asked, founder } = this.#of;
    const text = archiveOf(this.#script, { ...chat, begins: this.begins, names: cast });
    const fileName = `${asked.slug}.jsonl`;
    const blob = new Blob([text]);
    const source = () => Promise.resolve([fileOfBlob(fileName, blob)]);
    const ctx = this.#ctxAt(this.#tools.now);
    const importId = ctx.ids();
    const given: UploadQuery = {
      fileName,
      carrierId,
      mayImport: "yes",
      purpose: "留住大家说过的话",
      retention: "社群还在，就一直留着",
    };
    const seen = await seenIn(source, {});
    await inCommunity(ctx, this.actor(founder), this.slug, (tx, insider) =>
      begin(tx, ctx, insider, { importId, key: null, bytes: blob.size, asked: given, seen }),
    );
    const { communityId } = this;
    const { copying } = this.#tools;
    const signal = new AbortController().signal;
    await runImport({ ctx, copying, source, signal }, { communityId, carrierId, importId });
  }

  async #openCarrier(): Promise<string> {
    const { chat, founder, cast } = this.#of;
    const kind = chat.platform === "wechat" ? "wechat_group" : "qq_group";
    const ctx = this.#ctxAfter(FOUNDED_AFTER_MS + HOUR_MS);
    const { communityId } = this;
    return inCommunity(ctx, this.actor(founder), this.slug, async (tx, insider) => {
      const carrierId = await addCarrier(tx, ctx, insider, { kind, name: chat.name });
      for (const [by, name] of cast) {
        const known = { memberId: this.memberId(by), externalId: accountOf(by), name };
        await recordIdentity(tx, ctx, { communityId, carrierId, ...known });
      }
      return carrierId;
    });
  }

  /** The founder does something, in some week. */
  async founderDoes(
    week: number,
    work: (tx: Tx, ctx: Ctx, insider: Insider) => Promise<unknown>,
  ): Promise<void> {
    const ctx = this.ctxInWeek(week);
    const founder = this.actor(this.#of.founder);
    await inCommunity(ctx, founder, this.slug, (tx, insider) => work(tx, ctx, insider));
  }

  /** One member's phone, granted to each of some others. */
  async givesPhone(week: number, by: string, holders: readonly string[]): Promise<void> {
    const ctx = this.ctxInWeek(week);
    const actor = this.actor(by);
    const asked = { kind: "phone", value: phoneOf(by), carrierId: null } as const;
    const contactId = await addContact(ctx, actor, this.slug, asked);
    for (const holder of holders) {
      await grantContact(ctx, actor, this.slug, { contactId, holderId: this.memberId(holder) });
    }
  }

  #ctxAfter(ms: number): Ctx {
    return this.#ctxAt(new Date(this.begins.getTime() + ms));
  }

  #ctxAt(instant: Date): Ctx {
    return ctxAt(this.#tools.db, instant);
  }
}

/** What commands are given, with a clock that stands at one moment. */
export function ctxAt(db: Db, instant: Date): Ctx {
  const clock = clockAt(instant);
  return { db, clock, ids: idsBy(clock) };
}

function found<Value>(among: ReadonlyMap<string, Value>, by: string): Value {
  const value = among.get(by);
  if (value === undefined) throw new Error(`nobody is number ${by}`);
  return value;
}

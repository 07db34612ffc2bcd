import { NameIndex } from "@kith/archives";
import type { ArchiveMessage, Named } from "@kith/contract/archive";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { identitiesOf } from "../members/index.ts";
import type { CarrierImport } from "../talk/index.ts";
import { addBots } from "./store.ts";

/** As the export knows somebody. */
interface Person {
  readonly externalId: string;
  name: string;
  isBot: boolean;
  /** By which the index of names knows them. */
  readonly number: number;
}

/** The people of an archive, as far as it has been read, and which members they are. Grows with people, not messages. */
export class PeopleInArchive {
  readonly #people = new Map<string, Person>();
  readonly #members = new Map<string, string>();
  readonly #waiting = new Set<string>();
  readonly #newBots = new Set<string>();
  readonly #names = new NameIndex();
  readonly #numbered: string[] = [];
  readonly #of: CarrierImport;

  constructor(of: CarrierImport) {
    this.#of = of;
  }

  get count(): number {
    return this.#people.size;
  }

  /** Takes note of somebody; whoever speaks may be called by name from then on. */
  meet(externalId: string, name: string, { speaks = false, isBot = false } = {}): void {
    let person = this.#people.get(externalId);
    if (person === undefined) {
      person = { externalId, name: "", isBot, number: this.#numbered.push(externalId) - 1 };
      this.#people.set(externalId, person);
      this.#waiting.add(externalId);
    }
    if (isBot && (!person.isBot || this.#waiting.has(externalId))) this.#newBots.add(externalId);
    person.isBot ||= isBot;
    const isNews = name !== "" && name !== person.name;
    if (isNews) person.name = name;
    if (speaks) this.#names.add(person.name || externalId, person.number);
  }

  /** Finds or makes the members for everybody met since it was last asked. */
  async settle(tx: Tx, ctx: Ctx): Promise<void> {
    if (this.#waiting.size > 0) {
      const waiting = [...this.#waiting];
      // Cleared at once: the next batch is read, and may bring more, while this one is settled.
      this.#waiting.clear();
      const people = waiting.map((externalId) => ({
        externalId,
        name: this.#people.get(externalId)?.name || externalId,
      }));
      const members = await identitiesOf(tx, ctx, { ...this.#of, people });
      for (const [externalId, memberId] of members) this.#members.set(externalId, memberId);
    }
    const bots = [...this.#newBots].filter((externalId) => this.#members.has(externalId));
    for (const externalId of bots) this.#newBots.delete(externalId);
    await addBots(
      tx,
      this.#of,
      bots.flatMap((externalId) => this.memberOf(externalId) ?? []),
    );
  }

  /** The member somebody is; undefined before they were met and settled. */
  memberOf(externalId: string | null): string | undefined {
    return externalId === null ? undefined : this.#members.get(externalId);
  }

  isKnown(externalId: string): boolean {
    return this.#people.has(externalId);
  }

  /** The member an export names, by id or by a name somebody who spoke goes by. */
  memberNamed({ id, name }: Named): string | undefined {
    return this.memberOf(id) ?? (name === null ? undefined : this.memberCalled(name));
  }

  /** The member a call such as `@name` means. */
  memberCalled(call: string): string | undefined {
    const number = this.#names.find(call);
    return number < 0 ? undefined : this.memberOf(this.#numbered[number] ?? null);
  }
}

/** Carriers give everybody who left one and the same name: that is many people, so it is nobody. */
const LEFT_BEHIND = /^\(?deleted(?: (?:user|account))?\)?(?:#0000)?$|^已注销(?:用户|账号)?$/i;

/** Who sent a message, or null where the export does not say or names nobody in particular. */
export function senderOf({ sender, name }: ArchiveMessage): string | null {
  if (sender === null || sender === "") return null;
  const isNobody = LEFT_BEHIND.test(name) && (sender === name || LEFT_BEHIND.test(sender));
  return isNobody ? null : sender;
}

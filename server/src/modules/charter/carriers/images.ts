import type { CarrierImageType } from "@kith/contract/carriers";
import { LARGEST_CARRIER_IMAGE_BYTES } from "@kith/contract/carriers";
import { Readable } from "node:stream";
import type { Ctx } from "../../../platform/ctx.ts";
import type { Tx } from "../../../platform/db/open.ts";
import { NotFound, Refused } from "../../../platform/errors.ts";
import type { Files } from "../../../platform/files.ts";
import { demand, may, type Insider } from "../insider.ts";
import { accessWhole, recordCarrier } from "./commands.ts";
import { carrierById, handedTo, type Carrier } from "./queries.ts";
import { mayTake, standingAt } from "./rules.ts";
import { updateCarrier } from "./store.ts";

/** What kind of picture some bytes are, by themselves; null for whatever is none, however it is called. */
export function imageTypeOf(bytes: Uint8Array): CarrierImageType | null {
  const starts = (at: number, ...signs: readonly number[]) =>
    signs.every((sign, k) => bytes[at + k] === sign);
  if (starts(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "image/png";
  if (starts(0, 0xff, 0xd8, 0xff)) return "image/jpeg";
  if (starts(0, 0x47, 0x49, 0x46, 0x38) && (starts(4, 0x37, 0x61) || starts(4, 0x39, 0x61)))
    return "image/gif";
  if (starts(0, 0x52, 0x49, 0x46, 0x46) && starts(8, 0x57, 0x45, 0x42, 0x50)) return "image/webp";
  return null;
}

/**
 * Keeps a picture of a carrier's code. The file is there before the row says so; one that the row no longer names is
 * removed by `forget` once the transaction is through.
 *
 * @returns the key of the picture it takes the place of. @throws {NotFound} @throws {Refused} `notAnImage`.
 */
export async function setImage(
  tx: Tx,
  ctx: Ctx,
  insider: Insider,
  { id, key, type }: { readonly id: string; readonly key: string; readonly type: CarrierImageType },
): Promise<string | null> {
  demand(insider, "carrier.change", { carrierId: id });
  const { communityId } = insider;
  const carrier = await accessWhole(tx, communityId, id);
  await updateCarrier(tx, communityId, id, { image_key: key, image_type: type });
  await recordCarrier(tx, ctx, insider, { id, power: "carrier.change", to: { changed: "image" } });
  return carrier.imageKey;
}

/** @returns the key of the picture that was taken away. @throws {NotFound} */
export async function removeImage(tx: Tx, ctx: Ctx, insider: Insider, id: string): Promise<string | null> {
  demand(insider, "carrier.change", { carrierId: id });
  const { communityId } = insider;
  const carrier = await accessWhole(tx, communityId, id);
  if (carrier.imageKey === null) return null;
  await updateCarrier(tx, communityId, id, { image_key: null, image_type: null });
  await recordCarrier(tx, ctx, insider, { id, power: "carrier.change", to: { changed: "image" } });
  return carrier.imageKey;
}

/** @returns the key it is kept under, and its type. @throws {Refused} `notAnImage` */
export async function keepImage(
  files: Files,
  ctx: Ctx,
  bytes: Uint8Array,
): Promise<{ readonly key: string; readonly type: CarrierImageType }> {
  const type = imageTypeOf(bytes);
  if (type === null) throw new Refused("notAnImage");
  const key = `carriers/${ctx.ids()}`;
  await files.keep(key, Readable.from([bytes]), LARGEST_CARRIER_IMAGE_BYTES);
  return { key, type };
}

/**
 * The picture of a carrier's code: for whom the way in was told, while it leads somewhere, and for whoever looks after
 * it. @throws {NotFound}
 */
export async function imageShown(
  { db, clock }: Ctx,
  insider: Insider,
  id: string,
): Promise<{ readonly key: string; readonly type: CarrierImageType }> {
  const { communityId, memberId } = insider;
  const carrier = await carrierById(db, communityId, id);
  const [key, type] = [carrier?.imageKey ?? null, carrier?.imageType ?? null];
  if (carrier === undefined || key === null || type === null) throw new NotFound();
  if (may(insider, "carrier.change")) return { key, type };
  const handed = await handedTo(db, communityId, memberId);
  if (!handed.has(id) || !leadsIn(carrier, clock.now())) throw new NotFound();
  return { key, type };
}

const leadsIn = (carrier: Carrier, now: Date) => mayTake(standingAt(carrier, now), true);

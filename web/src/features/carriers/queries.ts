import {
  CarrierList,
  CarrierWay,
  ConfirmationList,
  LiveCodeList,
  type AddCarrier,
  type ChangeCarrier,
  type MakeLiveCode,
  type MoveCarrier,
} from "@kith/contract/carriers";
import { MadeId } from "@kith/contract/members";
import { queryOptions } from "@tanstack/react-query";
import { ask, nothing, pathWith, refusedBy, Unreachable } from "../../lib/api.ts";
import { FRESH_MS, usePaged, type Paged } from "../../lib/paged.ts";

const at = (slug: string, ...parts: readonly string[]) => pathWith(["communities", slug, ...parts]);

export function carriersQuery(slug: string) {
  return queryOptions({
    queryKey: ["community", slug, "carriers"],
    queryFn: ({ signal }) => ask(at(slug, "carriers"), CarrierList, { signal }),
    staleTime: FRESH_MS,
  });
}

export function liveCodesQuery(slug: string) {
  return queryOptions({
    queryKey: ["community", slug, "live-codes"],
    queryFn: ({ signal }) => ask(at(slug, "live-codes"), LiveCodeList, { signal }),
    staleTime: FRESH_MS,
  });
}

/** Who has not confirmed yet that they are met at a carrier now. */
export function useWaiting(slug: string, carrierId: string): Paged<ConfirmationList["waiting"][number]> {
  return usePaged({
    key: ["community", slug, "carriers", carrierId, "confirmations"],
    fetchPage: (cursor, signal) =>
      ask(
        pathWith(["communities", slug, "carriers", carrierId, "confirmations"], { cursor }),
        ConfirmationList,
        { signal },
      ),
    itemsOf: ({ waiting }) => waiting,
    nextOf: ({ next }) => next,
  });
}

export function addCarrier(slug: string, body: AddCarrier): Promise<{ readonly id: string }> {
  return ask(at(slug, "carriers"), MadeId, { method: "POST", body });
}

export function changeCarrier(slug: string, id: string, body: ChangeCarrier): Promise<null> {
  return ask(at(slug, "carriers", id), nothing, { method: "PATCH", body });
}

export function removeCarrier(slug: string, id: string): Promise<null> {
  return ask(at(slug, "carriers", id), nothing, { method: "DELETE" });
}

export function moveCarrier(slug: string, id: string, body: MoveCarrier): Promise<null> {
  return ask(at(slug, "carriers", id, "move"), nothing, { method: "POST", body });
}

export function confirmMove(slug: string, id: string): Promise<null> {
  return ask(at(slug, "carriers", id, "confirm"), nothing, { method: "POST" });
}

export function takeCarrier(slug: string, id: string): Promise<CarrierWay> {
  return ask(at(slug, "carriers", id, "take"), CarrierWay, { method: "POST" });
}

export function meet(slug: string, code: string): Promise<CarrierWay> {
  return ask(at(slug, "meet", code), CarrierWay, { method: "POST" });
}

export function makeLiveCode(slug: string, body: MakeLiveCode): Promise<{ readonly id: string }> {
  return ask(at(slug, "live-codes"), MadeId, { method: "POST", body });
}

export function endLiveCode(slug: string, id: string): Promise<null> {
  return ask(at(slug, "live-codes", id), nothing, { method: "DELETE" });
}

/** Where the picture of a carrier's code is; it is asked for with the cookie of whoever looks. */
export function imagePath(slug: string, id: string): string {
  return at(slug, "carriers", id, "image");
}

/** The one thing that is not sent as JSON. @throws {ApiRefusal | Unreachable} */
export async function sendImage(slug: string, id: string, file: File): Promise<void> {
  const answer = await fetch(imagePath(slug, id), {
    method: "POST",
    credentials: "same-origin",
    headers: { accept: "application/json", "content-type": "application/octet-stream" },
    body: file,
  }).catch(() => {
    throw new Unreachable();
  });
  if (!answer.ok) throw refusedBy(answer.status, await answer.json().catch(() => null));
}

export function removeImage(slug: string, id: string): Promise<null> {
  return ask(imagePath(slug, id), nothing, { method: "DELETE" });
}

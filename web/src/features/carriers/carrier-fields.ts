import {
  AddCarrier,
  CarrierKind,
  CarrierState,
  ChangeCarrier,
  type CarrierView,
} from "@kith/contract/carriers";
import { dayField, endOfDay, lastDayOf, startOfDay } from "./days.ts";

/** A carrier as its form holds it: texts only, so that they can be kept on the device. */
export interface CarrierFields extends Readonly<Record<string, string>> {
  readonly kind: string;
  readonly name: string;
  readonly state: string;
  readonly purpose: string;
  readonly link: string;
  readonly place: string;
  readonly timetable: string;
  /** Days as `YYYY-MM-DD`. */
  readonly starts: string;
  readonly expires: string;
  readonly capacity: string;
  readonly headcount: string;
  readonly ownerId: string;
}

export function fieldsOf(carrier: CarrierView | null): CarrierFields {
  return {
    kind: carrier?.kind ?? "wechat_group",
    name: carrier?.name ?? "",
    state: carrier?.state ?? "open",
    purpose: carrier?.purpose ?? "",
    link: carrier?.link ?? "",
    place: carrier?.place ?? "",
    timetable: carrier?.timetable ?? "",
    starts: dayField(carrier?.startsAt ?? null),
    expires: dayField(lastDayOf(carrier?.expiresAt ?? null)),
    capacity: carrier?.capacity?.toString() ?? "",
    headcount: carrier?.headcount?.counted.toString() ?? "",
    ownerId: carrier?.owner?.id ?? "",
  };
}

export type FieldName = "name" | "link" | "capacity" | "headcount" | "purpose" | "place" | "timetable";

/** What is wrong with what was typed, by field. */
export function wrongIn(fields: CarrierFields): ReadonlySet<string> {
  const parsed = AddCarrier.safeParse(said(fields));
  return new Set(parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0])));
}

/** What is to be added; null while something is wrong. */
export function additionOf(fields: CarrierFields): AddCarrier | null {
  const parsed = AddCarrier.safeParse(said(fields));
  return parsed.success ? parsed.data : null;
}

/** What is otherwise than it was; null while something is wrong, empty where nothing is. */
export function changeOf(fields: CarrierFields, carrier: CarrierView): ChangeCarrier | null {
  const [now, before] = [said(fields), said(fieldsOf(carrier))];
  const changed = Object.entries(now).filter(([key, value]) => value !== before[key as keyof typeof before]);
  const state = fields.state === carrier.state ? {} : { state: CarrierState.parse(fields.state) };
  const change = { ...Object.fromEntries(changed.filter(([key]) => key !== "kind")), ...state };
  if (Object.keys(change).length === 0) return {};
  const parsed = ChangeCarrier.safeParse(change);
  return parsed.success ? parsed.data : null;
}

function said(fields: CarrierFields) {
  const textOr = (text: string) => (text.trim() === "" ? null : text);
  return {
    kind: CarrierKind.catch("other").parse(fields.kind),
    name: fields.name,
    purpose: fields.purpose.trim(),
    link: textOr(fields.link),
    place: textOr(fields.place),
    timetable: textOr(fields.timetable),
    startsAt: startOfDay(fields.starts) ?? null,
    expiresAt: endOfDay(fields.expires) ?? null,
    capacity: numberOr(fields.capacity),
    headcount: numberOr(fields.headcount),
    ownerId: textOr(fields.ownerId),
  };
}

/** NaN for what is no number: the contract refuses it. */
function numberOr(text: string): number | null {
  return text.trim() === "" ? null : Number(text.trim());
}

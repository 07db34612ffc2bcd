/**
 * Delivery: from a change in the domain to the person, once.
 *
 * Owns `notices` and `deliveries`. `deliver` writes into the transaction of the change; an outbox on any node sends
 * what is due. Whether a person consents, when it is quiet and where they can be reached is asked of the port
 * `Recipients` at the moment of sending.
 *
 * Invariants: a person has one delivery a notice; what may have been sent is not sent again, unless the route knows a
 * second one as the first; nothing that was to be told is lost, whichever process dies. Source: R59; ADR-0010.
 */
export { deliver } from "./deliver.ts";
export type { DeliveryKey, DeliveryState, LogEntry, Notice, NoticeBody } from "./notice.ts";
export type {
  Address,
  Outgoing,
  QuietHours,
  Reach,
  Recipient,
  Recipients,
  Route,
  SendResult,
} from "./ports.ts";
export { createOutbox, type Outbox, type OutboxParts } from "./outbox.ts";
export { NOTICES_TOPIC } from "./begin.ts";
export {
  markRead,
  noticesOf,
  unreadCount,
  type NoticePlace,
  type Reader,
  type ShownNotice,
} from "./inbox.ts";
export {
  openCounts,
  outcomeOf,
  troubledDeliveries,
  waitingDeliveries,
  type Outcome,
  type WaitingDelivery,
} from "./outcomes.ts";
export { MAIL, mailRoute } from "./mail/route.ts";
export { BadMailSettings, parseMailSettings, type MailSettings } from "./mail/settings.ts";

import {
  Account,
  InviteMade,
  LinkView,
  SessionList,
  SessionsEnded,
  WhoIsHere,
  type BecomePerson,
  type PasswordChange,
  type SignIn,
} from "@kith/contract/accounts";
import { NoticeSettings, type NoticeSettingsChange } from "@kith/contract/notices";
import { queryOptions } from "@tanstack/react-query";
import { ask, nothing, pathWith } from "../../lib/api.ts";

const path = (...parts: readonly string[]) => pathWith(["accounts", ...parts]);

export const accountQuery = queryOptions({
  queryKey: ["account"],
  queryFn: ({ signal }) => ask(path("me"), Account, { signal }),
});

export const sessionsQuery = queryOptions({
  queryKey: ["account", "sessions"],
  queryFn: async ({ signal }) => (await ask(path("sessions"), SessionList, { signal })).sessions,
  // Other devices come and go.
  staleTime: 0,
});

export const noticeSettingsQuery = queryOptions({
  queryKey: ["account", "notices"],
  queryFn: ({ signal }) => ask(path("notice-settings"), NoticeSettings, { signal }),
});

export function linkQuery(token: string) {
  return queryOptions({
    queryKey: ["link", token],
    queryFn: ({ signal }) =>
      ask(path("links", "look"), LinkView, { method: "POST", body: { token }, signal }),
  });
}

export const signIn = (body: SignIn) => ask(path("session"), WhoIsHere, { method: "POST", body });
export const signOut = () => ask(path("session"), nothing, { method: "DELETE" });
export const becomePerson = (body: BecomePerson) =>
  ask(path("links", "use"), WhoIsHere, { method: "POST", body });
export const rename = (name: string) => ask(path("me"), nothing, { method: "PATCH", body: { name } });
export const changePassword = (body: PasswordChange) =>
  ask(path("password"), nothing, { method: "PUT", body });
export const endSession = (id: string) => ask(path("sessions", id), nothing, { method: "DELETE" });
export const endOtherSessions = () => ask(path("sessions"), SessionsEnded, { method: "DELETE" });
export const makeInvite = () => ask(path("invites"), InviteMade, { method: "POST" });
export const setNoticeSettings = (body: NoticeSettingsChange) =>
  ask(path("notice-settings"), NoticeSettings, { method: "PUT", body });

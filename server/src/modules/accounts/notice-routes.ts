import {
  Locale,
  NoticeSettings,
  NoticeSettingsChange,
  NoticesAsked,
  NoticesPage,
  NoticesRead,
  UnreadNotices,
} from "@kith/contract/notices";
import { z } from "zod";
import type { Ctx } from "../../platform/ctx.ts";
import { markRead, unreadCount } from "../../platform/delivery/index.ts";
import type { Http } from "../../platform/http.ts";
import { languageAsked } from "../../platform/refusal-words.ts";
import { actorOf } from "./actor.ts";
import { noteLocale, noticeSettings, setNoticeSettings } from "./notice-settings.ts";
import { noticesPage } from "./queries.ts";

export interface NoticeDesk {
  readonly ctx: Ctx;
  readonly canSendMail: boolean;
}

const tags = ["notices"];

export function mountNotices(http: Http, desk: NoticeDesk): void {
  mountList(http, desk);
  mountSettings(http, desk);
}

function mountList(http: Http, { ctx }: NoticeDesk): void {
  const everywhere = (request: object) => ({ ...actorOf(request), communityId: null });
  http.get(
    "/api/notices",
    {
      schema: {
        tags,
        summary: "One's own notices, newest first",
        querystring: NoticesAsked,
        response: { 200: NoticesPage },
      },
    },
    async (request, reply) => {
      const language = languageAsked(request.headers["accept-language"]);
      const page = await noticesPage(ctx.db, everywhere(request), language, request.query.cursor);
      return reply.header("vary", "accept-language").send(page);
    },
  );
  http.get(
    "/api/notices/unread",
    { schema: { tags, summary: "How many one has not read", response: { 200: UnreadNotices } } },
    async (request, reply) => reply.send({ unread: await unreadCount(ctx.db, everywhere(request)) }),
  );
  http.post(
    "/api/notices/read",
    {
      schema: {
        tags,
        summary: "Mark notices as read; answers how many are left",
        body: NoticesRead,
        response: { 200: UnreadNotices },
      },
    },
    async (request, reply) => {
      const reader = everywhere(request);
      const unread = await ctx.db.transaction().execute(async (tx) => {
        await markRead(tx, ctx, reader, request.body.ids);
        return unreadCount(tx, reader);
      });
      return reply.send({ unread });
    },
  );
}

function mountSettings(http: Http, { ctx, canSendMail }: NoticeDesk): void {
  http.get(
    "/api/accounts/notice-settings",
    { schema: { tags, summary: "How one is told of things", response: { 200: NoticeSettings } } },
    async (request, reply) => {
      const settings = await noticeSettings(ctx.db, actorOf(request));
      return reply.send({ ...settings, canSendMail });
    },
  );
  http.put(
    "/api/accounts/notice-settings",
    {
      schema: {
        tags,
        summary: "Set how one is told of things",
        body: NoticeSettingsChange,
        response: { 200: NoticeSettings },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      await setNoticeSettings(ctx, actor, request.body);
      return reply.send({ ...(await noticeSettings(ctx.db, actor)), canSendMail });
    },
  );
  http.put(
    "/api/accounts/locale",
    {
      schema: {
        tags,
        summary: "Tell the language and the zone of one's device",
        body: Locale,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await noteLocale(ctx, actorOf(request), request.body);
      return reply.code(204).send(null);
    },
  );
}

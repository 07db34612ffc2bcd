import * as contract from "@kith/contract/accounts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Ctx } from "../../platform/ctx.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Http } from "../../platform/http.ts";
import { actorOf, actorOrNull, rememberSignedIn, signedInBy } from "./actor.ts";
import type { Attempts } from "./attempts.ts";
import type { Auth } from "./auth.ts";
import { setCookie, signedToken, tokenIn } from "./cookie.ts";
import { becomePerson, createAccountInvite, lookAtLink } from "./links.ts";
import { renameSelf } from "./person.ts";
import { accountOf, selfOf, sessionsOf } from "./queries.ts";
import { networkOf, SESSION_DAYS } from "./rules.ts";
import type { Sessions } from "./sessions.ts";
import { beginSession, changePassword, endOtherSessions, endSession, signIn, type Begun } from "./sign-in.ts";

/** What the routes work with. */
export interface Desk {
  readonly ctx: Ctx;
  readonly auth: Auth;
  readonly sessions: Sessions;
  readonly attempts: Attempts;
  readonly secret: string;
}

const SESSION_SECONDS = SESSION_DAYS * 86_400;
/** In a quarter of an hour. One network may be a whole school, one name may be attacked from many networks. */
const MOST = { ofNameAndNetwork: 10, ofName: 100, ofNetwork: 200, links: 60, passwordChanges: 10 };

const tags = ["accounts"];
const IdParams = z.object({ id: z.uuid() });
const Nothing = z.null();

export function mountRoutes(http: Http, desk: Desk): void {
  knowWhoAsks(http, desk);
  mountSession(http, desk);
  mountSessions(http, desk);
  mountAccount(http, desk);
  mountLinks(http, desk);
}

/** Before any route of the API, so that all of them can ask `actorOf`. */
function knowWhoAsks(http: Http, { sessions, secret }: Desk): void {
  http.addHook("onRequest", async (request) => {
    if (!request.url.startsWith("/api/")) return;
    const token = tokenIn(request.headers.cookie, isSecure(request), secret);
    const who = token === null ? null : await sessions.behind(token);
    if (who !== null) rememberSignedIn(request, who);
  });
}

function mountSession(http: Http, desk: Desk): void {
  const { ctx, auth, attempts, secret } = desk;
  http.get(
    "/api/accounts/session",
    { schema: { tags, summary: "Who is signed in", response: { 200: contract.WhoIsHere } } },
    async (request, reply) => {
      const actor = actorOrNull(request);
      const person = actor === null ? null : await selfOf(ctx.db, actor.personId);
      const token = tokenIn(request.headers.cookie, isSecure(request), secret);
      // Whoever comes back stays signed in, as the session itself does.
      if (person !== null && token !== null) keepCookie(request, reply, signedToken(token, secret));
      return reply.header("cache-control", "no-store").send({ person });
    },
  );
  http.post(
    "/api/accounts/session",
    { schema: { tags, summary: "Sign in", body: contract.SignIn, response: { 200: contract.WhoIsHere } } },
    async (request, reply) => {
      const network = networkOf(request.ip);
      const own = `name ${request.body.login} ${network}`;
      attempts.count([
        { key: own, most: MOST.ofNameAndNetwork },
        { key: `name ${request.body.login}`, most: MOST.ofName },
        { key: `network ${network}`, most: MOST.ofNetwork },
      ]);
      const begun = await signIn(ctx, auth, request.body, agentOf(request));
      attempts.forgive(own);
      return welcomed(desk, begun, request, reply);
    },
  );
  http.delete(
    "/api/accounts/session",
    { schema: { tags, summary: "Sign out", response: { 204: Nothing } } },
    async (request, reply) => {
      await endSessionOf(desk, request);
      return reply
        .header("set-cookie", setCookie("", isSecure(request), 0))
        .code(204)
        .send(null);
    },
  );
}

/** Whoever is signed out already is signed out. */
async function endSessionOf({ ctx, sessions }: Desk, request: FastifyRequest): Promise<void> {
  if (actorOrNull(request) === null) return;
  const who = signedInBy(request);
  await endSession(ctx, who, who.sessionId).catch((error: unknown) => {
    if (!(error instanceof NotFound)) throw error;
  });
  sessions.forget(who.personId);
}

function mountSessions(http: Http, { ctx, sessions }: Desk): void {
  http.get(
    "/api/accounts/sessions",
    { schema: { tags, summary: "Where one is signed in", response: { 200: contract.SessionList } } },
    async (request, reply) => {
      const { personId, sessionId } = signedInBy(request);
      const sessions = await sessionsOf(ctx.db, personId, sessionId, ctx.clock.now());
      return reply.send({ sessions });
    },
  );
  http.delete(
    "/api/accounts/sessions/:id",
    { schema: { tags, summary: "Sign one device out", params: IdParams, response: { 204: Nothing } } },
    async (request, reply) => {
      const who = signedInBy(request);
      await endSession(ctx, who, request.params.id);
      sessions.forget(who.personId);
      return reply.code(204).send(null);
    },
  );
  http.delete(
    "/api/accounts/sessions",
    { schema: { tags, summary: "Sign all other devices out", response: { 200: contract.SessionsEnded } } },
    async (request, reply) => {
      const who = signedInBy(request);
      const ended = await endOtherSessions(ctx, who);
      sessions.forget(who.personId);
      return reply.send({ ended });
    },
  );
}

function mountAccount(http: Http, { ctx, attempts, sessions }: Desk): void {
  http.get(
    "/api/accounts/me",
    { schema: { tags, summary: "One's own account", response: { 200: contract.Account } } },
    async (request, reply) => {
      const account = await accountOf(ctx.db, actorOf(request).personId);
      if (account === null) throw new NotFound();
      return reply.send(account);
    },
  );
  http.patch(
    "/api/accounts/me",
    { schema: { tags, summary: "Change one's name", body: contract.Rename, response: { 204: Nothing } } },
    async (request, reply) => {
      await renameSelf(ctx, actorOf(request), request.body.name);
      return reply.code(204).send(null);
    },
  );
  http.put(
    "/api/accounts/password",
    {
      schema: {
        tags,
        summary: "Change one's password; other devices are signed out",
        body: contract.PasswordChange,
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      const who = signedInBy(request);
      attempts.count([{ key: `password ${who.personId}`, most: MOST.passwordChanges }]);
      await changePassword(ctx, who, request.body);
      sessions.forget(who.personId);
      return reply.code(204).send(null);
    },
  );
}

function mountLinks(http: Http, desk: Desk): void {
  const { ctx, auth, attempts } = desk;
  const countLinks = (request: FastifyRequest) =>
    attempts.count([{ key: `links ${networkOf(request.ip)}`, most: MOST.links }]);
  http.post(
    "/api/accounts/links/look",
    {
      schema: {
        tags,
        summary: "What a one-time link is for",
        body: contract.LinkAsked,
        response: { 200: contract.LinkView },
      },
    },
    async (request, reply) => {
      countLinks(request);
      return reply.send(await lookAtLink(ctx, request.body.token));
    },
  );
  http.post(
    "/api/accounts/links/use",
    {
      schema: {
        tags,
        summary: "Become a person by a one-time link, and be signed in",
        body: contract.BecomePerson,
        response: { 200: contract.WhoIsHere },
      },
    },
    async (request, reply) => {
      countLinks(request);
      const personId = await becomePerson(ctx, request.body);
      return welcomed(desk, await beginSession(auth, personId, agentOf(request)), request, reply);
    },
  );
  http.post(
    "/api/accounts/invites",
    {
      schema: {
        tags,
        summary: "Make a link by which one more person can come",
        response: { 201: contract.InviteMade },
      },
    },
    async (request, reply) => {
      const { token, expiresAt } = await createAccountInvite(ctx, actorOf(request));
      return reply.code(201).send({ token, expiresAt: expiresAt.toISOString() });
    },
  );
}

/** The session is told to the browser; the one it had before ends. */
async function welcomed(desk: Desk, begun: Begun, request: FastifyRequest, reply: FastifyReply) {
  await endSessionOf(desk, request);
  keepCookie(request, reply, signedToken(begun.token, desk.secret));
  const person = await selfOf(desk.ctx.db, begun.personId);
  return reply.header("cache-control", "no-store").send({ person });
}

function keepCookie(request: FastifyRequest, reply: FastifyReply, value: string): void {
  reply.header("set-cookie", setCookie(value, isSecure(request), SESSION_SECONDS));
}

/** As the browser sees it, where a trusted proxy says so. */
function isSecure(request: FastifyRequest): boolean {
  return request.protocol === "https";
}

function agentOf(request: FastifyRequest): string {
  return (request.headers["user-agent"] ?? "").replaceAll("\0", "");
}

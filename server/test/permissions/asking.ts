import type { Visitor } from "../world.ts";
import type { TestApp } from "../app.ts";
import { lines, NOBODY, type RouteLine } from "./routes.ts";

/** A route of the app's own description. */
export interface Route {
  /** As the table names it, such as `get /api/home`. */
  readonly name: string;
  readonly method: string;
  /** With its parameters in braces. */
  readonly path: string;
}

/** Every route the app says it has. */
export async function routesOf(app: TestApp): Promise<Route[]> {
  const answer = await app.inject("/api/docs/json");
  const { paths } = answer.json<{ paths: Record<string, Record<string, unknown>> }>();
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ name: `${method} ${path}`, method, path })),
  );
}

/** The line of a route; one that is missing is told by the first test of the matrix. */
export function lineOf({ name }: Route): RouteLine {
  return lines[name] ?? { who: "member" };
}

export const isOfCommunity = ({ path }: Route) => path.startsWith("/api/communities/{slug}");
export const parametersOf = ({ path }: Route) =>
  [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? "");

/** What stands for the parameters of a route. */
export type Given = Readonly<Record<string, string>>;

export interface Sent {
  readonly given: Given;
  /** Instead of the body in the table. */
  readonly said?: object;
}

export interface Told {
  readonly status: number;
  /** Without what differs from request to request. */
  readonly text: string;
}

/** Asks a route as somebody, or as nobody. */
export async function ask(
  app: TestApp,
  by: Pick<Visitor, "cookie"> | null,
  route: Route,
  { given, said }: Sent,
): Promise<Told> {
  const { body: usual, query = "" } = lineOf(route);
  const body = said ?? usual;
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => given[name] ?? NOBODY);
  const answer = await app.inject({
    method: route.method.toUpperCase() as "GET",
    url: `${path}${query}`,
    headers: {
      ...(by !== null && { cookie: by.cookie }),
      ...(body === "bytes" && { "content-type": "application/octet-stream" }),
    },
    ...(body !== undefined && { payload: body === "bytes" ? Buffer.from("no picture") : body }),
  });
  return { status: answer.statusCode, text: answer.payload.replace(/"requestId":"[^"]*"/, "") };
}

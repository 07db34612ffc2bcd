import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import { jsonSchemaTransform } from "fastify-type-provider-zod";
import type { Http } from "./http.ts";

/** Swagger UI sets inline styles, so its pages alone allow them; scripts stay our own. */
const DOCS_SECURITY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Describes every route registered after it: OpenAPI 3.1 at /api/docs/json, for people at /api/docs. */
export async function describeApi(http: Http, version: string): Promise<void> {
  await http.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Kith",
        version,
        description: "The interface of one Kith instance. Every refusal has the same body.",
        license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      },
    },
    transform: jsonSchemaTransform,
  });
  await http.register(swaggerUi, {
    routePrefix: "/api/docs",
    uiConfig: { docExpansion: "list", deepLinking: false },
    uiHooks: {
      onRequest: (_request, reply, done) => {
        reply.header("content-security-policy", DOCS_SECURITY);
        done();
      },
    },
  });
}

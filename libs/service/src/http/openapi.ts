import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import { serviceTokenHeader } from "../auth/service-tokens.ts";
import { jsonLimitsOf } from "./body/limits.ts";
import { Problem } from "./problem.ts";
import type { ByteBody, Route } from "./route.ts";

/** Refusals that a route can answer with, from what it declares. */
function refusals<App>(route: Route<App>): string[] {
  const { useCase } = route;
  // An invalid token is refused on public routes, too, and they may ask for a token when the object is not public.
  const codes = ["400", "401", "429", "500", "503"];
  if (route.callers || (route.access !== "public" && route.access !== "signed-in")) codes.push("403");
  if (route.spends) codes.push("402");
  if (useCase.params) codes.push("404");
  if (route.method !== "get" || useCase.params) codes.push("409");
  if (isEdit(route)) codes.push("412", "428");
  if (useCase.body || route.upload || route.rawBody || route.byteBody) codes.push("408", "413", "415");
  if (useCase.body || useCase.query || useCase.params || route.upload || route.idempotent) codes.push("422");
  if (typeof useCase.answer === "object" && "media" in useCase.answer) codes.push("416");
  codes.push(...(route.refuses ?? []).map(String));
  return [...new Set(codes)].sort();
}

const isEdit = <App>({ method, byteBody }: Route<App>): boolean =>
  (method === "put" || method === "patch") && !byteBody;

/** A service's OpenAPI 3.1 document, made from the schemas that check its requests. */
export function openApi<App>(service: {
  name: string;
  summary: string;
  prefix: string;
  version: string;
  routes: readonly Route<App>[];
}) {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of service.routes) {
    const path = `${service.prefix}${route.path}`;
    paths[path] = { ...paths[path], [route.method]: operation(service.name, route) };
  }
  return createDocument({
    openapi: "3.1.0",
    info: { title: `Storytelling: ${service.name}`, version: service.version, description: service.summary },
    servers: [{ url: "/" }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
        service: { type: "apiKey", in: "header", name: serviceTokenHeader },
      },
    },
  });
}

function operation<App>(service: string, route: Route<App>): ZodOpenApiOperationObject {
  const { useCase } = route;
  const headers: Record<string, z.ZodType> = { ...route.requestHeaders };
  if (route.idempotent) headers["Idempotency-Key"] = z.string().max(200).optional();
  if (isEdit(route)) headers["If-Match"] = z.string().optional();
  const problems = refusals(route).map((code) => [
    code,
    { description: code, content: route.view ? html : { "application/problem+json": { schema: Problem } } },
  ]);
  return {
    operationId: `${route.method}${route.path.replaceAll(/[^a-z0-9]+(.)?/gi, (_all, next?: string) => next?.toUpperCase() ?? "")}`,
    summary: route.summary,
    tags: [service],
    ...(route.access === "public"
      ? { security: [] }
      : { security: [{ ...bearerOf(route), ...(route.callers ? { service: [] } : {}) }] }),
    ...(route.access !== "public" && route.access !== "signed-in" && route.access !== "service"
      ? { description: `Permission: \`${route.access}\`.` }
      : {}),
    ...(route.callers ? { description: `Only for the services: ${route.callers.join(", ")}.` } : {}),
    requestParams: {
      ...(useCase.params ? { path: useCase.params as z.ZodObject } : {}),
      ...(useCase.query ? { query: useCase.query as z.ZodObject } : {}),
      ...(Object.keys(headers).length > 0 ? { header: z.object(headers) } : {}),
    },
    ...(useCase.body
      ? {
          requestBody: {
            required: true,
            description: sizeOf(route),
            content: {
              [route.form ? "application/x-www-form-urlencoded" : "application/json"]: {
                schema: useCase.body,
              },
            },
          },
        }
      : {}),
    ...(route.upload ? { requestBody: uploadBody(route) } : {}),
    ...(route.rawBody ? { requestBody: rawBody } : {}),
    ...(route.byteBody ? { requestBody: byteBody(route.byteBody) } : {}),
    responses: { ...withHeaders(route, success(route)), ...Object.fromEntries(problems) },
  };
}

const bearerOf = <App>({ access }: Route<App>) => (access === "service" ? {} : { bearer: [] });

function sizeOf<App>(route: Route<App>): string {
  const { bytes, values, depth } = jsonLimitsOf(route);
  const most = `At most ${bytes.toLocaleString("en")} bytes`;
  return route.form ? `${most}.` : `${most}, ${values} values and ${depth} levels.`;
}

const html = { "text/html": { schema: { type: "string" as const } } };

const rawBody = {
  required: true,
  content: { "*/*": { schema: { type: "string" as const, format: "binary" } } },
};

const byteBody = ({ type, mostBytes }: ByteBody) => ({
  description: `At most ${mostBytes.toLocaleString("en")} bytes.`,
  content: { [type]: { schema: { type: "string" as const, format: "binary" } } },
});

/** The same answers, each with the headers that the route names. */
function withHeaders<App, Answers extends Record<string, { description: string }>>(
  { answerHeaders }: Route<App>,
  answers: Answers,
) {
  if (!answerHeaders) return answers;
  const headers = z.object(answerHeaders);
  return Object.fromEntries(Object.entries(answers).map(([status, one]) => [status, { ...one, headers }]));
}

const uploadBody = <App>({ uploadFields = {} }: Route<App>) => ({
  required: true,
  content: {
    "multipart/form-data": {
      schema: z.object({ file: z.string().meta({ format: "binary" }), ...uploadFields }),
    },
  },
});

function success<App>(route: Route<App>) {
  const kind = route.useCase.answer;
  if (route.view) return { [String(route.status ?? 200)]: { description: "A page.", content: html } };
  const status = String(route.status ?? (kind === "nothing" ? 204 : 200));
  if (kind === "nothing") return { [status]: { description: "Done." } };
  if ("media" in kind) {
    const content = Object.fromEntries(
      kind.media.map((type: string) => [type, { schema: { type: "string" as const, format: "binary" } }]),
    );
    return {
      [status]: { description: "The bytes.", content },
      "206": { description: "The range that was asked for.", content },
      "304": { description: "What you have is still right." },
    };
  }
  if ("stream" in kind)
    return {
      [status]: {
        description: "The bytes.",
        content: { [kind.stream]: { schema: { type: "string" as const, format: "binary" } } },
      },
    };
  if ("events" in kind)
    return {
      [status]: {
        description: "Progress, one event a change.",
        content: { "text/event-stream": { schema: kind.events } },
      },
    };
  return { [status]: { description: "OK", content: { "application/json": { schema: kind } } } };
}

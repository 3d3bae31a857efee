import type { Client } from "openapi-fetch";
import { type ClientOptions, createClient } from "./client.ts";
import type { paths } from "./generated/every-service.ts";

export type { Schemas } from "./generated/every-service.ts";
export type EveryServiceClient = Client<paths>;

/** The routes that every service has, such as `/admin/replays`, at one service. */
export function everyServiceClient(
  service: string,
  { url, fetch, ...rest }: ClientOptions,
): EveryServiceClient {
  const prefix = `/${service}/v1`;
  return createClient<paths>({
    ...rest,
    url: `${url.replace(/\/$/, "")}${prefix}`,
    ...(fetch ? { fetch: (request, route) => fetch(request, `${prefix}${route}`) } : {}),
  });
}

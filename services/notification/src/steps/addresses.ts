import type { App } from "../app.ts";

/** What is stored instead of an address: nobody can find the address from it without MASTER_KEY. */
export const markOf = (app: Pick<App, "sealer">, address: string): Buffer =>
  app.sealer.fingerprint(address.trim().toLowerCase(), "messages.address");

/** Where people and providers reach us: the page or webhook below /notification/v1. */
export const outsideUrl = ({ config }: Pick<App, "config">, path: string): string =>
  new URL(`/notification/v1/${path}`, config.PUBLIC_URL ?? config.WEB_URL).href;

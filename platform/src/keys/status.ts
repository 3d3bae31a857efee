import { answered } from "@storytelling/clients";
import type { Schemas } from "@storytelling/clients/every-service";
import type { Api } from "../api.ts";
import { constellation } from "../constellation.ts";

/** Which master key wraps what in a service. */
export type KeyStatus = Schemas["KeyStatus"] & { readonly service: string };

const ofEach = (ask: (service: string) => Promise<Schemas["KeyStatus"]>): Promise<KeyStatus[]> =>
  Promise.all(constellation.map(async ({ name }) => ({ ...(await ask(name)), service: name })));

/** The key status of all services. */
export const statusOf = (admin: Api): Promise<KeyStatus[]> =>
  ofEach((service) => answered(admin.at(service).GET("/admin/master-keys")));

/** Has all services read the master keys again. */
export const reload = (admin: Api): Promise<KeyStatus[]> =>
  ofEach((service) => answered(admin.at(service).POST("/admin/master-keys/reload")));

/** The status as text: a line for each service. */
export const describe = (all: readonly KeyStatus[]): string[] =>
  all.map(({ service, current, given, wraps, toRewrap }) => {
    const secrets = wraps.reduce((sum, one) => sum + one.secrets, 0);
    const others = given.filter((id) => id !== current);
    const also = others.length > 0 ? `; ${others.join(", ")} can also open` : "";
    const left = toRewrap > 0 ? `; ${toRewrap} are still wrapped by another one` : "";
    return `${service.padEnd(14)}${current} wraps ${secrets - toRewrap} of ${secrets} keys${left}${also}`;
  });

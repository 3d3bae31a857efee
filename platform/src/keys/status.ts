import type { Api } from "../api.ts";
import { constellation } from "../constellation.ts";

/** How a service's keys stand, as `GET /admin/master-keys` says. */
export interface KeyStatus {
  readonly service: string;
  readonly current: string;
  readonly given: readonly string[];
  readonly changeable: boolean;
  readonly wraps: readonly { readonly id: string | null; readonly secrets: number }[];
  readonly toRewrap: number;
}

const ofEach = <T>(ask: (service: string) => Promise<T>): Promise<T[]> =>
  Promise.all(constellation.map(({ name }) => ask(name)));

/** How the keys of all services stand. */
export const statusOf = (admin: Api): Promise<KeyStatus[]> =>
  ofEach(async (service) => ({
    ...(await admin.json<KeyStatus>(`/${service}/v1/admin/master-keys`)),
    service,
  }));

/** Has all services read the master keys again. */
export const reload = (admin: Api): Promise<KeyStatus[]> =>
  ofEach(async (service) => ({
    ...(await admin.post<KeyStatus>(`/${service}/v1/admin/master-keys/reload`)),
    service,
  }));

/** The same for people, a line for each service. */
export const describe = (all: readonly KeyStatus[]): string[] =>
  all.map(({ service, current, given, wraps, toRewrap }) => {
    const secrets = wraps.reduce((sum, one) => sum + one.secrets, 0);
    const others = given.filter((id) => id !== current);
    const also = others.length > 0 ? `; ${others.join(", ")} can open, too` : "";
    const left = toRewrap > 0 ? `; ${toRewrap} are still wrapped by another one` : "";
    return `${service.padEnd(14)}${current} wraps ${secrets - toRewrap} of ${secrets} keys${left}${also}`;
  });

import { join } from "node:path";
import { busConfig, withBus } from "@storytelling/bus";
import {
  baseConfig,
  type Environment,
  eachOnce,
  examine,
  isProduction,
  refuseFaults,
  type SettingFault,
  unknownSettings,
} from "@storytelling/service";
import { z } from "zod";
import { constellation } from "./constellation.ts";

/** The settings of `npm start` itself. It listens on the loopback only, unless HOST is set. */
export const ownConfig = withBus(
  z.object({
    ...busConfig,
    HOST: z.string().default("127.0.0.1"),
    TRUSTED_PROXIES: baseConfig.TRUSTED_PROXIES,
  }),
);
const own = { config: ownConfig };
const databaseOf = (service: string): string => `${service.toUpperCase()}_DATABASE_URL`;

/** A service's settings in production: the environment alone. Services of one process call each other at `url`. */
export const productionSettings = (service: string, url: string, env: Environment): Environment => ({
  JWKS_URL: `${url}/identity/v1/.well-known/jwks.json`,
  SERVICES_URL: url,
  STORY_URL: url,
  SUBSCRIPTION_URL: url,
  ...env,
  DATABASE_URL: env[databaseOf(service)],
  // Each service has its own keys, so each needs its own folder.
  BLOB_DIR: env.BLOB_DIR && join(env.BLOB_DIR, service),
});

/** Every fault in the settings of `npm start`, each named once. `url` is the platform's own address. */
export function settingFaults(env: Environment, url: string): SettingFault[] {
  const ofServices = (isProduction(env) ? constellation : []).flatMap((service) =>
    examine(service, productionSettings(service.name, url, env)).map(({ setting, message }) => ({
      setting: setting === "DATABASE_URL" ? databaseOf(service.name) : setting,
      message,
    })),
  );
  return eachOnce([...examine(own, env), ...ofServices, ...unknownSettings([own, ...constellation], env)]);
}

/** @throws ConfigError that names every fault */
export const refuseSettings = (env: Environment, url: string): void =>
  refuseFaults("The platform", settingFaults(env, url));

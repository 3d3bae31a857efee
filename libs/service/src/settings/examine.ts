import type { z } from "zod";
import type { Fault } from "./fault.ts";
import { type Examined, productionFaults } from "./production.ts";
import { unknownFaults } from "./unknown.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Settings that are read together: a schema, and what their owner also refuses in production. */
export interface SettingsOwner {
  readonly config: z.ZodObject;
  production?(examined: Examined): Iterable<Fault>;
}

export const isProduction = (env: Environment): boolean => env.NODE_ENV === "production";

/** The variables of a schema. Empty values count as unset; a key that ends with `*` collects all with that prefix. */
export const givenOf = (schema: z.ZodObject, env: Environment): Record<string, unknown> =>
  Object.fromEntries(
    Object.keys(schema.shape).map((key) => [
      key,
      key.endsWith("*") ? family(key, env) : env[key] || undefined,
    ]),
  );

const family = (key: string, env: Environment) =>
  Object.fromEntries(
    Object.entries(env)
      .filter(([name, value]) => name.startsWith(key.slice(0, -1)) && value)
      .map(([name, value]) => [name.slice(key.length - 1), value]),
  );

/** The faults of an owner's settings, each setting once. In production, settings for development are faults, too. */
export function examine(owner: SettingsOwner, env: Environment): Fault[] {
  const faults = schemaFaults(owner.config, env);
  return eachOnce(isProduction(env) ? [...faults, ...refusals(owner, env)] : faults);
}

/** Settings that no owner reads, although their names have one of our prefixes. */
export const unknownSettings = (owners: readonly SettingsOwner[], env: Environment): Fault[] =>
  unknownFaults(env, new Set(owners.flatMap(({ config }) => Object.keys(config.shape))), {
    production: isProduction(env),
  });

export const eachOnce = (faults: readonly Fault[]): Fault[] =>
  faults.filter(({ setting }, at) => faults.findIndex((other) => other.setting === setting) === at);

function schemaFaults(schema: z.ZodObject, env: Environment): Fault[] {
  const parsed = schema.safeParse(givenOf(schema, env));
  return (parsed.error?.issues ?? []).map(({ path, message }) => ({
    setting: path.join(".").replace("*.", ""),
    message,
  }));
}

function* refusals(owner: SettingsOwner, env: Environment): Generator<Fault> {
  const { shape } = owner.config;
  const given = givenOf(owner.config, env);
  // Each is checked separately, so that one fault does not hide another.
  const values = Object.fromEntries(
    Object.entries(shape).flatMap(([name, type]) => {
      const parsed = (type as z.ZodType).safeParse(given[name]);
      return parsed.success ? [[name, parsed.data]] : [];
    }),
  );
  const examined: Examined = {
    values,
    given: new Set(Object.keys(given).filter((name) => given[name] !== undefined)),
    names: new Set(Object.keys(shape)),
  };
  yield* productionFaults(examined);
  yield* owner.production?.(examined) ?? [];
}

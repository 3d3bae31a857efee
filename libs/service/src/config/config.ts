import { z } from "zod";
import { isMasterKeys } from "../keys/local-master-keys.ts";
import { ConfigError } from "../settings/config-error.ts";
import { type Environment, examine, givenOf, type SettingsOwner } from "../settings/examine.ts";
import type { Fault } from "../settings/fault.ts";

/**
 * Reads a typed configuration from environment variables. Empty values count as unset. A key that ends with `*`
 * collects all variables with that prefix in a record, by the rest of their names.
 * @throws ConfigError naming each variable that is missing or wrong, never its value
 */
export function readConfig<S extends z.ZodObject>(
  service: string,
  schema: S,
  env: Readonly<Record<string, string | undefined>>,
): z.infer<S> {
  refuseFaults(service, examine({ config: schema }, env));
  return schema.parse(givenOf(schema, env));
}

/** @throws ConfigError that lists the faults, if there are any */
export function refuseFaults(who: string, faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const lines = faults.map(({ setting, message }) => `  ${setting}: ${message}`);
  throw new ConfigError(`${who} cannot start, its configuration has faults:\n${lines.join("\n")}`);
}

/**
 * Reads a service's settings. In production it refuses settings that are only for development.
 * @throws ConfigError naming each setting at once, never its value
 */
export function readOwn<S extends z.ZodObject>(
  service: string,
  owner: SettingsOwner & { readonly config: S },
  env: Environment,
): z.infer<S> {
  refuseFaults(service, examine(owner, env));
  return owner.config.parse(givenOf(owner.config, env));
}

/** The variables that every service reads. */
export const baseConfig = {
  DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: "Give postgres://user:password@host:port/database.",
  }),
  /**
   * 32 random bytes in base64; wraps the keys that encrypt personal data. Several are separated by commas: the first
   * wraps, all open.
   */
  MASTER_KEY: z
    .string()
    .refine(isMasterKeys, {
      error:
        "Give 32 random bytes in base64, e.g. from: openssl rand -base64 32. Separate several by commas: the first wraps, all open.",
    })
    .optional(),
  /** The same in a file, one a line. The file is read again when a key is rotated. */
  MASTER_KEY_FILE: z.string().optional(),
  /** Where the public keys are that access tokens are checked with. */
  JWKS_URL: z.url({ error: "Give the address of identity's /identity/v1/.well-known/jwks.json." }),
  /**
   * Where the other services publish the keys that they sign requests with; `{service}` is replaced by each one's name.
   */
  SERVICES_URL: z
    .string()
    .regex(/^https?:\/\//, { error: "Give an address such as https://{service}." })
    .default("http://localhost:8080"),
  BLOB_DIR: z.string({ error: "Give the folder that audio is kept in." }),
  /** What encrypts traffic between services: the services themselves by https, or the mesh around them. */
  SERVICE_MESH: z.enum(["none", "istio"]).default("none"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
  /** Proxies in front whose X-Forwarded-For is believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  /**
   * Whether the `traceparent` of every request is trusted. Set it only where the gateway removes it from requests from
   * outside.
   */
  TRUST_TRACEPARENT: z.stringbool().default(false),
  /** How many requests one account, or one address without an account, may send to this service in a minute. */
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(1200),
  /** For how many days published events can be replayed. */
  OUTBOX_DAYS: z.coerce.number().int().min(1).max(365).default(7),
  /** For how many days handled events are remembered: more than OUTBOX_DAYS, and more than any bus delivers late. */
  INBOX_DAYS: z.coerce.number().int().min(2).max(730).default(14),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(8),
};
/** @throws ConfigError when the inbox would forget a handled event that can still be replayed */
export function checkDays(service: string, { OUTBOX_DAYS, INBOX_DAYS }: BaseConfig): void {
  if (INBOX_DAYS > OUTBOX_DAYS) return;
  throw new ConfigError(
    `${service} cannot start, its configuration has faults:\n  INBOX_DAYS: Must be more than OUTBOX_DAYS (${OUTBOX_DAYS}).`,
  );
}
export type BaseConfig = z.infer<z.ZodObject<typeof baseConfig>>;

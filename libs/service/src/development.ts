import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type PostgresServer, startPostgres } from "@storytelling/postgres";
import { keepKeyFile } from "./keys/key-file.ts";

/** The folder of development data: `.data` in the checkout, unless STORYTELLING_DATA is set. */
export const developmentDir = (): string =>
  process.env.STORYTELLING_DATA || fileURLToPath(new URL("../../../.data", import.meta.url));

export interface Development {
  /** The environment of one service. Variables that are set override the embedded defaults. */
  envOf(service: string): Promise<Record<string, string | undefined>>;
  stop(): Promise<void>;
}

/**
 * Embedded defaults for development: one PostgreSQL with a database and role for each service, a master key and
 * a blob folder below `dir`. `{SERVICE}_DATABASE_URL` in the environment replaces the embedded database.
 */
export async function openDevelopment(options: {
  dir: string;
  url: string;
  log?: (line: string) => void;
}): Promise<Development> {
  await mkdir(options.dir, { recursive: true, mode: 0o700 });
  const keyFile = join(options.dir, "master-key");
  const given = process.env.MASTER_KEY || process.env.MASTER_KEY_FILE;
  if (!given) await keepKeyFile(keyFile);
  let postgres: Promise<PostgresServer> | undefined;
  const databaseUrl = async (service: string) => {
    const given = process.env[`${service.toUpperCase()}_DATABASE_URL`];
    if (given) return given;
    const log = options.log ? { log: options.log } : {};
    postgres ??= startPostgres({ dir: join(options.dir, "postgres"), durable: true, ...log });
    return (await postgres).ensureDatabase(service);
  };
  return {
    async envOf(service) {
      return {
        ...(given ? {} : { MASTER_KEY_FILE: keyFile }),
        JWKS_URL: `${options.url}/identity/v1/.well-known/jwks.json`,
        STORY_URL: options.url,
        WEB_URL: options.url,
        MAILBOX_DIR: join(options.dir, "mailbox"),
        SERVICES_URL: options.url,
        AUDIT_ANCHORS: join(options.dir, "audit-anchors.jsonl"),
        SUBSCRIPTION_URL: options.url,
        PUBLIC_URL: options.url,
        // People who run the platform pay for it with their machine. Set DEFAULT_TIER=free to see it as customers do.
        DEFAULT_TIER: "platinum",
        BLOB_DIR: join(options.dir, "blobs", service),
        ...process.env,
        DATABASE_URL: process.env.DATABASE_URL || (await databaseUrl(service)),
      };
    },
    async stop() {
      await (await postgres)?.stop();
    },
  };
}

import type { BlobStore } from "@storytelling/blobs";
import type { Logger } from "pino";
import type { Registry } from "prom-client";
import type { Auth } from "../auth/auth.ts";
import type { Cutoffs } from "../auth/cutoffs.ts";
import type { ServiceTokens } from "../auth/service-tokens.ts";
import type { BaseConfig } from "../config/config.ts";
import type { Db } from "../db/db.ts";
import type { Jobs } from "../jobs/jobs.ts";
import type { Keyring } from "../keyring/keyring.ts";
import type { Sealer } from "../keys/seal.ts";
import type { PersonalSealer } from "../personal/personal-sealer.ts";
import type { Clock, Ids } from "../time/clock.ts";

/** What every service's code gets. A service adds its own clients in `service.ts`. */
export interface ServiceContext<Config = BaseConfig, Tables = unknown> {
  readonly name: string;
  readonly config: Config;
  readonly db: Db<Tables>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  readonly metrics: Registry;
  readonly jobs: Jobs;
  /** Checks access tokens by identity's published keys. Identity replaces it with a check by its own tables. */
  readonly auth: Auth;
  readonly blobs: BlobStore;
  readonly sealer: Sealer;
  /** Seals with a person's own key. */
  readonly personal: PersonalSealer;
  /** The keys behind these sealers. */
  readonly keyring: Keyring;
  readonly cutoffs: Cutoffs;
  /** Signs what this service asks of others. */
  readonly serviceTokens: ServiceTokens;
}

/** The tables of a service's own database. */
export type TablesOf<App extends Pick<ServiceContext, "db">> =
  App["db"] extends Db<infer Tables> ? Tables : never;

import { fileBlobs, type KeyStore } from "@storytelling/blobs";
import { tokenAuth } from "./auth/auth.ts";
import { watchCutoffs } from "./auth/cutoffs.ts";
import { openServiceTokens } from "./auth/open-service-tokens.ts";
import { remoteKeys } from "./auth/remote-keys.ts";
import { checkDays, readOwn } from "./config/config.ts";
import { openMasterKeys } from "./config/open-master-keys.ts";
import { connect } from "./db/db.ts";
import { migrate } from "./db/migrate.ts";
import type { ServiceContext } from "./definition/context.ts";
import type { AnyService } from "./definition/service.ts";
import { startKeeper } from "./events/retention/keeper.ts";
import { watchJobs } from "./jobs/job-metrics.ts";
import { type JobRunner, startJobs } from "./jobs/jobs.ts";
import { watchKeys } from "./keyring/key-metrics.ts";
import { openKeyring } from "./keyring/keyring.ts";
import { postgresKeys } from "./keys/postgres-keys.ts";
import { type PersonalSealer, personalSealer } from "./personal/personal-sealer.ts";
import type { RunOptions } from "./run-options.ts";
import { createLog } from "./telemetry/log.ts";
import { createMetrics, type Metrics } from "./telemetry/metrics.ts";
import { systemClock, uuidIds } from "./time/clock.ts";

export interface Opened {
  readonly context: ServiceContext;
  readonly jobs: JobRunner;
  readonly metrics: Metrics;
}

/** Opens what a service's code gets: configuration, migrated database, jobs, keys, blobs, tokens. `open` closes it, last first. */
export async function openContext(
  service: AnyService,
  options: RunOptions,
  open: AsyncDisposableStack,
): Promise<Opened> {
  const { name } = service;
  const config = readOwn(name, service, options.env);
  checkDays(name, config);
  const url = config.DATABASE_URL;
  const { log = createLog(name, config.LOG_LEVEL), clock = systemClock, ids = uuidIds } = options;
  await migrate(url, service.migrations);
  const metrics = createMetrics(name);
  const db = connect({ url, max: config.DATABASE_POOL, name, clock, ids });
  open.defer(() => db.close());
  const retention = { outboxDays: config.OUTBOX_DAYS, inboxDays: config.INBOX_DAYS };
  const keeper = await startKeeper(db, retention, log);
  open.defer(() => keeper.stop());
  const heartbeat = options.heartbeatSeconds ? { heartbeatSeconds: options.heartbeatSeconds } : {};
  const jobs = await startJobs({ name, db, url, log, ...heartbeat });
  open.defer(() => jobs.stop());
  watchJobs(metrics.registry, jobs);

  const masterKeys = await openMasterKeys(name, config);
  const keyring = await openKeyring({ service: name, db, masterKeys, log });
  open.defer(() => keyring.stop());
  watchKeys(metrics.registry, keyring);
  const { sealer } = keyring;
  const personal = personalSealer(db, masterKeys);
  const blobKeys = postgresKeys(db.pool, masterKeys);
  const blobs = fileBlobs({ dir: config.BLOB_DIR, keys: forgetting(blobKeys, personal) });

  const cutoffs = watchCutoffs(db);
  open.defer(() => cutoffs.close());
  await cutoffs.refresh();
  const serviceTokens = await openServiceTokens(name, { db, sealer, clock });
  const auth = tokenAuth({ keys: options.keys ?? remoteKeys(config.JWKS_URL, clock), clock, cutoffs });

  const own = { name, config, db, clock, ids, log, metrics: metrics.registry, jobs };
  const context = { ...own, blobs, sealer, personal, keyring, auth, cutoffs, serviceTokens };
  return { context, jobs, metrics };
}

/** A key that is destroyed must not stay cached in the sealer of small values. */
const forgetting = (keys: KeyStore, personal: PersonalSealer): KeyStore => ({
  ...keys,
  async destroy(owner) {
    await keys.destroy(owner);
    personal.forget(owner);
  },
});

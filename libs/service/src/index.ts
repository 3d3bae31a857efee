export type { Actor } from "./auth/actor.ts";
export {
  type Auth,
  accessTokenType,
  exportAudience,
  tokenAudience,
  tokenAuth,
  tokenIssuer,
} from "./auth/auth.ts";
export type { PeerKeys } from "./auth/callers.ts";
export { ServiceName, urlAt } from "./auth/service-names.ts";
export { type ServiceTokens, serviceTokenHeader } from "./auth/service-tokens.ts";
export { consumersOf, routesOf } from "./built-in/built-in.ts";
export { type BaseConfig, baseConfig, readConfig, refuseFaults } from "./config/config.ts";
export { openMasterKeys } from "./config/open-master-keys.ts";
export { connect, type Db, type Tx, transaction } from "./db/db.ts";
export { violates } from "./db/errors.ts";
export { inBatches } from "./db/in-batches.ts";
export { inOneTrip } from "./db/in-one-trip.ts";
export { once } from "./db/once.ts";
export { prepared } from "./db/prepared.ts";
export type { ServiceContext } from "./definition/context.ts";
export { type DataPart, jsonPart, partsType, type ReadPart, readParts, whole } from "./definition/parts.ts";
export type { PersonalData } from "./definition/personal-data.ts";
export { type AnyService, defineService, type Service } from "./definition/service.ts";
export { type Development, developmentDir, openDevelopment } from "./development.ts";
export { type Consumer, consumersFor, type ReceivedEvent } from "./events/consumer.ts";
export { record } from "./events/outbox.ts";
export { type Redriven, redrive } from "./events/redrive.ts";
export { type Allowance, allowanceAt } from "./http/allowance.ts";
export { type Asker, askService, type Peer } from "./http/ask.ts";
export { type LocalPage, sendLocalPage } from "./http/local-page.ts";
export { type LocalPages, localPages } from "./http/local-pages.ts";
export { networkOf } from "./http/network.ts";
export { decodeCursor, PageQuery, page, pageOf } from "./http/page.ts";
export type { Problem } from "./http/problem.ts";
export { type Route, routesFor } from "./http/route.ts";
export { type SharedWatch, sharedWatch } from "./http/streams/shared-watch.ts";
export { type Answer, answer, type Call, type Media, type Upload, useCasesFor } from "./http/use-case.ts";
export type { Given, View } from "./http/view.ts";
export { type JobKind, type JobRun, type Jobs, type JobType, jobKind, jobsFor } from "./jobs/jobs.ts";
export { rootSealer } from "./keyring/root-sealer.ts";
export { readKeyFile, replaceKeyFile } from "./keys/key-file.ts";
export { masterKeyId, masterKeysFrom } from "./keys/local-master-keys.ts";
export type { MasterKeys } from "./keys/master-keys.ts";
export { type Sealer, sealer } from "./keys/seal.ts";
export { localKey, localKeyFile } from "./local-key.ts";
export { onStopSignal, runAlone } from "./main.ts";
export { holdPerson } from "./personal/erased-users.ts";
export { type PersonalSealer, personalOf, type ToOpen, type ToSeal } from "./personal/personal-sealer.ts";
export { openWords, purposeOf, type SealedWords, sealWords } from "./personal/sealed-words.ts";
export { unlessErased } from "./personal/unless-erased.ts";
export { zip } from "./rights/zip.ts";
export { openApiOf, prefixOf, type RunningService, startService } from "./running.ts";
export { type Front, openFront } from "./serve.ts";
export { ConfigError } from "./settings/config-error.ts";
export {
  type Environment,
  eachOnce,
  examine,
  isProduction,
  type SettingsOwner,
  unknownSettings,
} from "./settings/examine.ts";
export type { Fault as SettingFault } from "./settings/fault.ts";
export { isLoopback } from "./settings/loopback.ts";
export type { Examined } from "./settings/production.ts";
export type { FinishedSpan, SpanSink } from "./telemetry/finished-span.ts";
export { callPeer } from "./telemetry/http-spans.ts";
export { createLog } from "./telemetry/log.ts";
export { startTracing } from "./telemetry/tracing.ts";
export type { Tracing } from "./telemetry/tracing-options.ts";
export { type Clock, type Ids, systemClock, uuidIds } from "./time/clock.ts";
export type { Tick } from "./time/ticks.ts";
export { timely } from "./time/timely.ts";
export { type FairTurns, fairTurns } from "./turns/fair-turns.ts";

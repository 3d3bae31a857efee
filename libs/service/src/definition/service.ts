import type { StartFrom } from "@storytelling/bus";
import type { z } from "zod";
import type { Consumer } from "../events/consumer.ts";
import type { Route } from "../http/route.ts";
import type { JobType } from "../jobs/jobs.ts";
import type { Fault } from "../settings/fault.ts";
import type { Examined } from "../settings/production.ts";
import type { Tick } from "../time/ticks.ts";
import type { ServiceContext, TablesOf } from "./context.ts";
import type { PersonalData } from "./personal-data.ts";

/**
 * What a service is: a value. `running.ts` runs it, alone or beside others; its code does not know which. `App` is what
 * its use cases get: `ServiceContext<Config, Tables>` and the service's own clients.
 */
export interface Service<App extends ServiceContext> {
  readonly name: string;
  /** One sentence for the API reference. */
  readonly summary: string;
  /** `baseConfig` and the service's own variables. */
  readonly config: z.ZodObject & z.ZodType<App["config"]>;
  /** What it refuses in production besides what every service refuses. */
  production?(examined: Examined): Iterable<Fault>;
  readonly migrations: URL;
  /** Adds the service's own clients and providers to the context. The API checks access tokens with the `auth` of its result. */
  wire(context: ServiceContext<App["config"], TablesOf<App>>): Promise<App>;
  /** Frees what `wire` made. */
  unwire?(app: App): Promise<void>;
  /**
   * Brings rows of an older installation into their present form, after the migrations and before anything is served.
   * It is for what SQL cannot do, such as sealing. It works in batches, each in a separate transaction, so that it can
   * be interrupted, repeated, and run in two processes at once; see `inBatches`.
   */
  upgrade?(app: App): Promise<void>;
  readonly routes: readonly Route<App>[];
  readonly consumers: readonly Consumer<App>[];
  /** Where it begins on a bus that does not know it yet: at the oldest event of the bus, unless it says "now". */
  readonly from?: StartFrom;
  readonly jobs: readonly JobType<App>[];
  /** Work that it repeats by the clock. It begins after `wire` and `upgrade` and ends before `unwire`. */
  readonly ticks?: readonly Tick<App>[];
  /** The personal data that it stores; without it, none. */
  readonly personalData?: PersonalData<App>;
}

/** A service whose own types do not matter to the caller. */
export type AnyService = Service<ServiceContext>;

/** Checks a service against its own `App`, and returns it without that type. */
export function defineService<App extends ServiceContext>(service: Service<App>): AnyService;
export function defineService(service: AnyService): AnyService {
  return service;
}

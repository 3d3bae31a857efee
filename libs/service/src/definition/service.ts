import type { StartFrom } from "@storytelling/bus";
import type { JWTVerifyGetKey } from "jose";
import type { z } from "zod";
import type { Stands } from "../auth/auth.ts";
import type { BaseConfig, baseConfig } from "../config/config.ts";
import type { Consumer } from "../events/consumer.ts";
import type { Route } from "../http/route.ts";
import type { JobType } from "../jobs/jobs.ts";
import type { Fault } from "../settings/fault.ts";
import type { Examined } from "../settings/production.ts";
import type { ServiceContext } from "./context.ts";
import type { PersonalData } from "./personal-data.ts";

/** What a service is: a value. `running.ts` makes it run, alone or beside others; nothing in it knows which. */
export interface Service<
  Shape extends z.ZodRawShape = z.ZodRawShape,
  App extends ServiceContext = ServiceContext,
> {
  readonly name: string;
  /** One sentence for the API reference. */
  readonly summary: string;
  /** `baseConfig` and the service's own variables. */
  readonly config: z.ZodObject<Shape & typeof baseConfig>;
  /** What it refuses in production besides what every service refuses. */
  production?(examined: Examined): Iterable<Fault>;
  readonly migrations: URL;
  /** Adds the service's own clients and providers to the context. */
  wire(context: ServiceContext<z.infer<z.ZodObject<Shape & typeof baseConfig>>>): Promise<App>;
  /** Frees what `wire` made. */
  unwire?(app: App): Promise<void>;
  /**
   * Brings rows of an older installation into the form that the code knows, after the migrations and before anything is
   * served: for what SQL cannot do, such as sealing. In batches, each in a transaction of its own, so that it may be broken
   * off and begun again, or run in two processes at once; see `inBatches`.
   */
  upgrade?(app: App): Promise<void>;
  readonly routes: readonly Route<App>[];
  readonly consumers: readonly Consumer<App>[];
  /** Where it begins on a bus that does not know it yet: with all that the bus holds, unless it says "now". */
  readonly from?: StartFrom;
  readonly jobs: readonly JobType<App>[];
  /** What it keeps about people; without it, nothing. */
  readonly personalData?: PersonalData<App>;
  /** Only identity's: it checks tokens against the keys it holds itself. */
  keys?(
    context: Omit<ServiceContext<z.infer<z.ZodObject<Shape & typeof baseConfig>>>, "auth">,
  ): Promise<JWTVerifyGetKey>;
  /** Only identity's: whether a sign-in lives and its key is good, asked of its own tables, so that an end holds at once. */
  stands?(
    context: Omit<ServiceContext<BaseConfig>, "auth">,
    token: Parameters<Stands>[0],
  ): ReturnType<Stands>;
}

export const defineService = <Shape extends z.ZodRawShape, App extends ServiceContext>(
  service: Service<Shape, App>,
): AnyService => service as unknown as AnyService;

/** A service whose own types are of no concern. */
export type AnyService = Omit<Service, "wire" | "config" | "keys"> & {
  readonly config: z.ZodObject;
  wire(context: ServiceContext<BaseConfig>): Promise<ServiceContext>;
  keys?(context: Omit<ServiceContext<BaseConfig>, "auth">): Promise<JWTVerifyGetKey>;
};

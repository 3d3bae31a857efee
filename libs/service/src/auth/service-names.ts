import { z } from "zod";

/** The services that may ask each other; `platform` has a test that these are all there are. */
export const serviceNames = ["identity", "subscription", "story", "narration"] as const;
export const ServiceName = z.enum(serviceNames);
export type ServiceName = z.infer<typeof ServiceName>;

/** The URL of a path at a service. `{service}` in the address stands for the service's name. */
export const urlAt = (address: string, service: string, path: string): URL =>
  new URL(`/${service}/v1${path}`, address.replaceAll("{service}", service));

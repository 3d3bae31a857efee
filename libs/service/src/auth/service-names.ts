import { serviceNames } from "@storytelling/events";
import { z } from "zod";

/** A service that others know by its name, and may ask. */
export const ServiceName = z.enum(serviceNames);
export type ServiceName = z.infer<typeof ServiceName>;

/** The URL of a path at a service. `{service}` in the address is replaced by the service's name. */
export const urlAt = (address: string, service: string, path: string): URL =>
  new URL(`/${service}/v1${path}`, address.replaceAll("{service}", service));

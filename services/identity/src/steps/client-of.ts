import { networkOf } from "@storytelling/service";
import type { App } from "../app.ts";
import { coarseNetwork, deviceName } from "../domain/device.ts";
import type { Place } from "../domain/session.ts";

interface Asked {
  readonly address: string;
  header(name: string): string | null;
}

/** Where a sign-in comes from: the network, for the limits, and the place, for the list of sessions. */
export function clientOf(call: Asked): { network: string; place: Place } {
  const network = networkOf(call.address);
  const device = deviceName(call.header("user-agent"));
  return { network, place: { device, network: coarseNetwork(network) } };
}

/** The id of the requesting device, if the owner of the address signed in on it before; else null. */
export const knownDevice = (app: App, call: Asked, email: string): string | null =>
  app.devices.recognise(email, call.header("cookie"), app.clock.now());

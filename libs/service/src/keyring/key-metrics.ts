import { Gauge, type Registry } from "prom-client";
import { timely } from "../time/timely.ts";
import type { Keyring } from "./keyring.ts";

/** How far a rotation of the master key has come, read from the database at each scrape. */
export function watchKeys(registry: Registry, keyring: Pick<Keyring, "toRewrap">): void {
  const ask = timely(() => keyring.toRewrap());
  new Gauge({
    name: "keys_to_rewrap",
    help: "Keys that another master key wraps than the one that is current here.",
    registers: [registry],
    async collect() {
      this.set((await ask()).known ?? 0);
    },
  });
}

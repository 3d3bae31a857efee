import type { CloudEvent } from "@storytelling/events";
import type { Subscription } from "../src/bus.ts";

/** Handles events one after the other while `owns` returns true, as the inbox does for one subject. */
export const oneByOne =
  (handle: (event: CloudEvent) => Promise<void> | void): Subscription["handle"] =>
  async (events, owns) => {
    for (const event of events) {
      if (!owns()) throw new Error("The other events belong to another member now.");
      await handle(event);
    }
  };

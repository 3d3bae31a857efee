import type { CloudEvent } from "@storytelling/events";
import type { Subscription } from "../src/bus.ts";

/** Handles events one after the other for as long as they are its own, as the inbox does those of one subject. */
export const oneByOne =
  (handle: (event: CloudEvent) => Promise<void> | void): Subscription["handle"] =>
  async (events, owns) => {
    for (const event of events) {
      if (!owns()) throw new Error("The rest is left to whoever has it now.");
      await handle(event);
    }
  };

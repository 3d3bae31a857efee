import { Id } from "@storytelling/values";
import { z } from "zod";
import { defineEvent } from "./event.ts";
import { serviceNames } from "./services.ts";

/** The services that keep something about people: each must erase a user before the erasure is complete. All do so far. */
export const servicesWithPersonalData = serviceNames;

/** Sent by each of `servicesWithPersonalData`, with its own name as the envelope's source. */
export const userDataErased = defineEvent({
  type: "UserDataErased",
  version: 1,
  source: "service",
  aggregate: "user",
  summary:
    "Nothing is left of an erased user at one service, which is the sender. Said again after a restore.",
  data: z.object({ userId: Id, service: z.string() }),
  example: { userId: "0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b", service: "story" },
});

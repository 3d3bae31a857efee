import { Id } from "@storytelling/values";
import { z } from "zod";
import { defineEvent } from "./event.ts";
import { serviceNames } from "./services.ts";

/** The services that keep personal data: all do so far. A user counts as erased when each of these has erased them. */
export const servicesWithPersonalData = serviceNames;

/** Sent by each of `servicesWithPersonalData`, with its own name as the envelope's source. */
export const userDataErased = defineEvent({
  type: "UserDataErased",
  version: 1,
  source: "service",
  aggregate: "user",
  summary: "The sending service has erased all data of a user. Sent again after a restore.",
  data: z.object({ userId: Id, service: z.string() }),
  example: { userId: "0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b", service: "story" },
});

import { Id } from "@storytelling/values";
import { z } from "zod";
import { defineEvent } from "./event.ts";

const data = z.object({
  service: z.string(),
  /** The id of the master key. The key cannot be derived from it. */
  masterKey: z.string(),
  previousKey: z.string().nullable(),
  orderedBy: Id.nullable(),
});
const example = {
  service: "story",
  masterKey: "3f9a0c51d2e7",
  previousKey: "b81c6e04f9a2",
  orderedBy: "0190a1b2-7c3d-7e4f-8a5b-000000000001",
};

/** Sent by each service, with its own name as the envelope's source and as the aggregate's id. */
export const keyRotationStarted = defineEvent({
  type: "KeyRotationStarted",
  version: 1,
  source: "service",
  aggregate: "service",
  summary: "The sending service received a new master key and wraps its keys with it from now on.",
  data,
  example,
});

/** Sent by each service, as above. */
export const keyRotationFinished = defineEvent({
  type: "KeyRotationFinished",
  version: 1,
  source: "service",
  aggregate: "service",
  summary: "At the sending service, no key is wrapped with a previous master key any more.",
  data,
  example,
});

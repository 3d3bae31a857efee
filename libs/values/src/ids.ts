import { z } from "zod";

/** An identifier: a UUID, version 7 where we make it, so that rows sort by age. */
export const Id = z.uuid().meta({ description: "A UUID." });
export type Id = z.infer<typeof Id>;

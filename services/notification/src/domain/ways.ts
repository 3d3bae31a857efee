import { z } from "zod";

/** How a person can be told something. */
export const Way = z.enum(["email", "sms", "push", "in-app"]);
export type Way = z.infer<typeof Way>;

/** What messages are about, as people choose ways for them. */
export const Topic = z.enum(["account", "billing", "stories", "narrations", "together", "consent"]);
export type Topic = z.infer<typeof Topic>;

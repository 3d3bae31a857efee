/**
 * Every service, in the order in which they start. A test in `platform` compares this list with the real services. `npm
 * run new -- service NAME` adds to both.
 */
export const serviceNames = [
  "identity",
  "subscription",
  "story",
  "narration",
  "collaboration",
  "notification",
] as const;

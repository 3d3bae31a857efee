/**
 * Every service, in the order in which they start. `platform` has a test that holds this list against the services that
 * there are; `npm run new -- service NAME` adds to both.
 */
export const serviceNames = ["identity", "subscription", "story", "narration"] as const;

/** The columns of the framework's tables whose ids an erasure removes: `scrub`, or the deletion of the person's key. */
export const frameworkColumns: readonly string[] = [
  "blob_keys.owner",
  "discarded_events.aggregate_id",
  "discarded_events.discarded_by",
  "discarded_events.event",
  "discarded_events.person",
  "idempotency_keys.owner",
  "outbox.person",
  "parked_events.person",
  "replays.requested_by",
  "root_keys.ordered_by",
];

/** The columns whose ids stay after an erasure, each with the reason. */
export const frameworkKept: Readonly<Record<string, string>> = {
  "erased_users.user_id":
    "It refuses late events and requests, and lists whom a restored service has to erase again.",
  "outbox.aggregate_id":
    "Events without a person's words are kept for OUTBOX_DAYS, since consumers need them.",
  "outbox.data": "The same; events with a person's words are deleted at once.",
  "parked_events.aggregate_id": "An event without a person's words stays until it is handled or discarded.",
  "parked_events.event": "The same; events with a person's words are deleted at once.",
  "token_cutoffs.user_id": "It refuses access tokens from before the erasure.",
};

/** The columns of the framework's own tables that hold a person's id until `scrub`, or the end of their key, takes it out. */
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

/** Those whose ids outlive the person, each with the reason. */
export const frameworkKept: Readonly<Record<string, string>> = {
  "erased_users.user_id": "Late events and requests are refused by it, and restored services are told again.",
  "outbox.aggregate_id":
    "Events without a person's words are kept for OUTBOX_DAYS, since consumers need them.",
  "outbox.data": "The same; events with a person's words are deleted at once.",
  "parked_events.aggregate_id": "An event without a person's words waits until it is handled or discarded.",
  "parked_events.event": "The same; events with a person's words are deleted at once.",
  "token_cutoffs.user_id": "Access tokens from before the erasure are refused by it.",
};

import { frameworkColumns, frameworkKept } from "../../libs/service/src/personal/framework-columns.ts";
import type { Ledger } from "./ledger.ts";

/** The columns of the framework's tables that never hold a person's id, and values for made-up rows. */
export const frameworkRows = {
  values: {
    // Already published, and of a type without consumers, so the rows have no effect.
    "outbox.published_at": "now()",
    "outbox.type": "'MadeUp'",
    "discarded_events.seq": "(random() * 1e9)::bigint",
    "replays.state": "'done'",
    "root_keys.version": "(random() * 1e9)::int",
    "root_keys.seals_from": "now() + interval '1 day'",
  },
  others: {
    "ids of events, replays, sessions and keys": [
      "outbox.id",
      "outbox.replay_id",
      "inbox.id",
      "replays.id",
      "ended_sessions.session_id",
      "revoked_keys.kid",
      "service_keys.kid",
      "blob_keys.wrapped_by",
      "root_keys.wrapped_by",
      "root_keys.made_under",
      "idempotency_keys.key",
    ],
    "names of events, services, consumers, roles, routes and migrations": [
      "outbox.type",
      "outbox.source",
      "inbox.consumer",
      "inbox.source",
      "parked_events.consumer",
      "discarded_events.consumer",
      "replays.consumer",
      "idempotency_keys.route",
      "role_cutoffs.role",
      "upgrades.name",
      "migrations.name",
      "migrations.sha256",
      "bus_memory.kind",
      "bus_memory.name",
      "bus_memory.groups",
    ],
    "why something went wrong or was given up; of an event with a person's words it is sealed": [
      "parked_events.reason",
      "discarded_events.reason",
      "discarded_events.discard_reason",
    ],
    "traces, public keys, and which events are wanted": [
      "outbox.traceparent",
      "outbox.tracestate",
      "service_keys.public_jwk",
      "replays.wanted",
    ],
  },
};

export const frameworkLedger: Ledger = {
  service: "every service (the framework)",
  place: {
    personal: "libs/service/src/personal/framework-columns.ts",
    others: "tests/personal-columns/framework.ts",
  },
  columns: frameworkColumns,
  kept: frameworkKept,
  others: frameworkRows.others,
};

import type { CloudEvent } from "@storytelling/events";
import type { Generated, JSONColumnType } from "kysely";
import type { PublicJwk } from "./public-jwk.ts";

/** The tables that the framework keeps in each service's database; see `libs/service/migrations`. */
export interface FrameworkTables {
  outbox: {
    pos: Generated<number>;
    id: string;
    type: string;
    version: number;
    source: string;
    aggregate_id: string;
    data: JSONColumnType<object>;
    time: Date;
    traceparent: string | null;
    tracestate: string | null;
    published_at: Date | null;
    replay_id: Generated<string | null>;
    happened_at: Generated<Date | null>;
    person: Generated<string | null>;
    sealed: Generated<Buffer | null>;
  };
  inbox: { consumer: string; source: string; id: string; time: Generated<Date>; handled_at: Date };
  replays: {
    id: string;
    consumer: string;
    wanted: JSONColumnType<object>;
    total: number;
    queued: Generated<number>;
    last_pos: Generated<number>;
    until_pos: number;
    state: Generated<"running" | "done" | "cancelled" | "failed">;
    requested_by: string;
    requested_at: Date;
    ended_at: Generated<Date | null>;
  };
  parked_events: {
    seq: Generated<number>;
    consumer: string;
    aggregate_id: string;
    event: JSONColumnType<CloudEvent>;
    reason: string;
    attempts: number;
    parked_at: Date;
    redrives: Generated<number>;
    last_redrive_at: Date | null;
    person: string | null;
    sealed: Buffer | null;
  };
  discarded_events: {
    seq: number;
    consumer: string;
    aggregate_id: string;
    event: JSONColumnType<CloudEvent>;
    reason: string;
    attempts: number;
    redrives: number;
    parked_at: Date;
    discarded_at: Date;
    discarded_by: string;
    discard_reason: string;
    person: string | null;
    sealed: Buffer | null;
  };
  idempotency_keys: {
    owner: string;
    key: string;
    route: string;
    body_hash: Buffer;
    status: number;
    answer: Buffer;
    created_at: Date;
  };
  token_cutoffs: { user_id: string; not_before: Date };
  ended_sessions: { session_id: string; ended_at: Date };
  revoked_keys: { kid: string; revoked_at: Date };
  service_keys: {
    kid: string;
    state: "next" | "current" | "previous";
    public_jwk: JSONColumnType<PublicJwk>;
    private_jwk: Buffer | null;
    published_at: Date;
    current_from: Date | null;
    retired_at: Date | null;
  };
  erased_users: { user_id: string; erased_at: Date; told_at: Date | null };
  upgrades: { name: string; done_at: Date };
  role_cutoffs: { role: string; not_before: Date };
}

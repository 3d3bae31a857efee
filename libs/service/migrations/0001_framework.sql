-- Events written with the change that they tell of; one relay publishes them in order of pos.
create table outbox (
  pos          bigint generated always as identity primary key,
  id           uuid not null unique,
  type         text not null,
  version      int not null,
  source       text not null,
  aggregate_id text not null,
  data         jsonb not null,
  time         timestamptz not null,
  traceparent  text,
  published_at timestamptz
);
create index outbox_unpublished on outbox (pos) where published_at is null;
create index outbox_published on outbox (published_at) where published_at is not null;

-- What was handled, in the same transaction as its effect: a second delivery does nothing.
create table inbox (
  consumer   text not null,
  source     text not null,
  id         text not null,
  handled_at timestamptz not null,
  primary key (consumer, source, id)
);
create index inbox_handled on inbox (handled_at);

-- Events that a consumer could not handle, and those of the same aggregate that came after them.
create table parked_events (
  seq          bigint generated always as identity primary key,
  consumer     text not null,
  aggregate_id text not null,
  event        jsonb not null,
  reason       text not null,
  attempts     int not null,
  parked_at    timestamptz not null
);
create index parked_events_order on parked_events (consumer, aggregate_id, seq);

-- First answers to POSTs, kept for 24 hours; the answer is sealed, since it may hold personal data.
create table idempotency_keys (
  owner      text not null,
  key        text not null,
  route      text not null,
  body_hash  bytea not null,
  status     int not null,
  answer     bytea not null,
  created_at timestamptz not null,
  primary key (owner, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);

-- Access tokens of a user that were issued before this moment are refused.
create table token_cutoffs (
  user_id    uuid primary key,
  not_before timestamptz not null
);

-- One data key per owner, wrapped by the master key: without it the owner's blobs are noise.
create table blob_keys (
  owner      text primary key,
  wrapped    bytea not null,
  created_at timestamptz not null default now()
);

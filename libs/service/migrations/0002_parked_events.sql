-- How often an operator drove a parked event again in vain; after some times it needs to be forced.
alter table parked_events
  add column redrives        int not null default 0,
  add column last_redrive_at timestamptz;

-- Parked events that an operator gave up, with the reason: nothing is lost silently.
create table discarded_events (
  seq            bigint primary key,
  consumer       text not null,
  aggregate_id   text not null,
  event          jsonb not null,
  reason         text not null,
  attempts       int not null,
  redrives       int not null,
  parked_at      timestamptz not null,
  discarded_at   timestamptz not null,
  discarded_by   text not null,
  discard_reason text not null
);

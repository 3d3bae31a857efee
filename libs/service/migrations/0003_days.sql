-- The outbox and the inbox in a partition for each day (UTC) of the event's time: a day goes at once, and leaves no bloat.
-- The event's time is the same in every delivery of it, so that the inbox still knows an event whenever it comes again.
-- Partitions are added and dropped by src/events/retention; the default ones take what no day was made for.

create function add_day(parent text, day date) returns boolean language plpgsql as $$
declare
  name  text := parent || '_' || to_char(day, 'YYYYMMDD');
  net   text := parent || '_default';
  lower timestamptz := day::timestamp at time zone 'UTC';
  upper timestamptz := (day + 1)::timestamp at time zone 'UTC';
begin
  if to_regclass(format('%I', name)) is not null then
    return false;
  end if;
  -- In this order, as a partition is attached and dropped; from here on nothing more falls into the net.
  execute format('lock table only %I in share update exclusive mode', parent);
  execute format('lock table %I in access exclusive mode', net);
  execute format('create table %I (like %I including all excluding identity)', name, parent);
  execute format(
    'with caught as (delete from %I where time >= %L and time < %L returning *) insert into %I select * from caught',
    net, lower, upper, name);
  execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, name, lower, upper);
  return true;
end $$;

alter table outbox rename to outbox_before;
alter table outbox_before drop constraint outbox_pkey, drop constraint outbox_id_key;
drop index outbox_unpublished;
drop index outbox_published;
alter sequence outbox_pos_seq rename to outbox_before_pos_seq;

create table outbox (
  pos           bigint generated always as identity,
  id            uuid not null,
  type          text not null,
  version       int not null,
  source        text not null,
  aggregate_id  text not null,
  data          jsonb not null,
  time          timestamptz not null,
  traceparent   text,
  published_at  timestamptz,
  -- A row that publishes an event again: which replay it belongs to, and when the event happened.
  replay_id     uuid,
  happened_at   timestamptz,
  primary key (pos, time),
  unique (id, time)
) partition by range (time);
create index outbox_unpublished on outbox (pos) where published_at is null;
create index outbox_replayed on outbox (replay_id) where replay_id is not null;
create table outbox_default partition of outbox default;

alter table inbox rename to inbox_before;
alter table inbox_before drop constraint inbox_pkey;
drop index inbox_handled;

-- Rows of before this migration do not know their event's time: they have '-infinity', where the inbox looks too.
create table inbox (
  consumer   text not null,
  source     text not null,
  id         text not null,
  time       timestamptz not null default '-infinity',
  handled_at timestamptz not null,
  primary key (consumer, source, id, time)
) partition by range (time);
create table inbox_default partition of inbox default;
create table inbox_carried partition of inbox for values from (minvalue) to ('0001-01-01 00:00:00+00');

select add_day('outbox', day) from
  (select distinct (time at time zone 'UTC')::date as day from outbox_before
   union select current_date + n from generate_series(-1, 7) as n) as days;
select add_day('inbox', current_date + n) from generate_series(-1, 7) as n;

insert into outbox (pos, id, type, version, source, aggregate_id, data, time, traceparent, published_at)
  overriding system value
  select pos, id, type, version, source, aggregate_id, data, time, traceparent, published_at from outbox_before;
-- Positions go on from where they were, also when the last of them are gone.
select setval('outbox_pos_seq', last_value, is_called) from outbox_before_pos_seq;
insert into inbox (consumer, source, id, handled_at) select consumer, source, id, handled_at from inbox_before;
drop table outbox_before;
drop table inbox_before;

-- Up to which event time the inbox has forgotten what was handled: an older event may have been handled before.
create table inbox_forgotten (
  only_one boolean primary key default true check (only_one),
  before   timestamptz not null
);
insert into inbox_forgotten (before) values ('-infinity');

-- Events of the outbox that are published once more, for one consumer.
create table replays (
  id           uuid primary key,
  consumer     text not null,
  wanted       jsonb not null,
  total        int not null,
  queued       int not null default 0,
  last_pos     bigint not null default 0,
  until_pos    bigint not null,
  state        text not null default 'running' check (state in ('running', 'done', 'cancelled', 'failed')),
  requested_by text not null,
  requested_at timestamptz not null,
  ended_at     timestamptz
);
create unique index replays_running on replays (consumer) where state = 'running';

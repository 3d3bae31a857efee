-- What this service seals with: random secrets, wrapped by the master key, so that the master key can be rotated while
-- nothing that is sealed changes. The newest whose time has come seals, all open; fingerprints are always of the first.
create table root_keys (
  version      int primary key,
  -- Null in an installation from before this table, until it was started once: its secret follows from the master key.
  wrapped      bytea,
  -- Ids of master keys, never the keys: the one that wraps it now, and the one under which it was made.
  wrapped_by   text,
  made_under   text,
  made_at      timestamptz not null default now(),
  -- A while after it was made, so that every replica can open by it before one of them seals by it.
  seals_from   timestamptz not null default now(),
  -- Who had the master key rotated, if that is known, and when nothing was wrapped by another one any more.
  ordered_by   uuid,
  rewrapped_at timestamptz
);

-- A service's own migrations run after these: where one has run already, something may be sealed.
insert into root_keys (version) select 1 where exists (select from migrations where name like 'service/%');

-- The id of the master key that wraps the data key; null: from before this column.
alter table blob_keys add column wrapped_by text;
create index blob_keys_wrapped_by on blob_keys (wrapped_by);

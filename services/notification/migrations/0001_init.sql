-- What people write here.
create table entries (
  id         uuid primary key,
  owner_id   uuid not null,
  -- The day that it is about, YYYY-MM-DD.
  day        text not null check (day ~ '^\d{4}-\d{2}-\d{2}$'),
  -- The text, under its owner's key.
  sealed     bytea not null,
  created_at timestamptz not null
);
create index entries_owner on entries (owner_id, id);

create table notes (
  id       uuid primary key,
  owner_id uuid not null,
  text     text not null,
  state    text not null default 'new'
);
create table note_log (
  seq     bigint generated always as identity primary key,
  note_id uuid not null,
  event_id text not null,
  what    text not null
);

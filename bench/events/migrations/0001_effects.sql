-- The changes and the effects of handling them: the same tables for every contestant.
create table changes (id uuid primary key, subject uuid not null, n int not null);
create table effects (
  seq       bigint generated always as identity primary key,
  change_id uuid not null,
  subject   uuid not null,
  n         int not null
);
-- The peers' guard against a second delivery, in the transaction of the effect. Ours is the inbox.
create table guards (id uuid primary key, handled_at timestamptz not null default now());

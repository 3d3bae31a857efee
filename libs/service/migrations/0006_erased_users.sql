-- Who was erased here, by an id that nothing else is left of: nothing of theirs is kept again, and whoever was restored
-- from a backup is told. told_at is when this service said that nothing is left here.
create table erased_users (
  user_id   uuid primary key,
  erased_at timestamptz not null,
  told_at   timestamptz
);

-- Planted: the erasure of a user does not delete their stars.
create table stars (
  user_id  uuid not null,
  story_id uuid not null references stories (id) on delete cascade,
  primary key (user_id, story_id)
);

-- Planted: nobody takes a star's giver out when they are erased.
create table stars (
  user_id  uuid not null,
  story_id uuid not null references stories (id) on delete cascade,
  primary key (user_id, story_id)
);

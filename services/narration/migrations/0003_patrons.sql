-- Whose lines are taken from the queue first: told by the subscription service. Nobody's row is priority 0.
create table patrons (
  user_id  uuid primary key,
  priority int not null check (priority >= 0),
  -- When it was so: an older event that comes late changes nothing.
  since    timestamptz not null
);

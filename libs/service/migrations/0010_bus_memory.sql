-- What the bus of each kind was last known to remember: when it names something else, it has lost what it had accepted, and
-- with it for whom it kept that.
create table bus_memory (
  kind   text primary key,
  name   text not null,
  groups text[] not null
);

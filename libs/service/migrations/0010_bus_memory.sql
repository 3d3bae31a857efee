-- What the bus of each kind was last known to remember: when it names something else, it has lost what it had accepted.
create table bus_memory (
  kind   text primary key,
  memory text not null
);

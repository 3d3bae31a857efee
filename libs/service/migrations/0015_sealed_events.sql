-- What an event tells of a person in words is sealed under that person's key, and `data` keeps the rest. `person` is whose
-- key that is. A parked event's reason is sealed with it, since errors quote what they stumble over.
alter table outbox           add column person uuid, add column sealed bytea;
alter table parked_events    add column person uuid, add column sealed bytea;
alter table discarded_events add column person uuid, add column sealed bytea;

-- What was done once with the rows of an older installation, so that no start looks for them again.
create table upgrades (
  name    text primary key,
  done_at timestamptz not null
);

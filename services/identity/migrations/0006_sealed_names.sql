-- What people call themselves, their passkeys and their devices is sealed under their own key. The columns in clear are
-- empty once the service has started: sealing takes keys that SQL does not have.
alter table users
  alter column display_name drop not null,
  add column sealed_name bytea,
  add check (num_nonnulls(display_name, sealed_name) = 1);
alter table passkeys
  alter column name drop not null,
  add column sealed_name bytea,
  add check (num_nonnulls(name, sealed_name) = 1);
alter table sessions
  alter column device drop not null,
  alter column device drop default,
  add column sealed_device bytea,
  add check (num_nonnulls(device, sealed_device) = 1);
-- What the start looks for, and finds nothing of any more.
create index users_in_clear on users (id) where display_name is not null;
create index passkeys_in_clear on passkeys (id) where name is not null;
create index sessions_in_clear on sessions (id) where device is not null;

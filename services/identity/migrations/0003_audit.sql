-- What happened, as it was noted in the transaction of what happened; the chain takes it from here within a second.
create table audit_pending (
  seq        bigint generated always as identity primary key,
  id         uuid not null,
  time       timestamptz not null,
  action     text not null,
  actor_id   uuid,
  subject_id uuid,
  details    bytea
);

-- The chain: `hash` is an HMAC over the row and the hash before it. `details` are sealed under the key of the person
-- whom they are about, so that they can be blanked by destroying the key while the chain still holds.
create table audit_log (
  position   bigint primary key,
  id         uuid not null unique,
  time       timestamptz not null,
  action     text not null,
  actor_id   uuid,
  subject_id uuid,
  details    bytea,
  prev       bytea not null,
  hash       bytea not null
);
create index audit_log_actor on audit_log (actor_id, position desc);
create index audit_log_subject on audit_log (subject_id, position desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit log is only ever added to.' using errcode = 'restrict_violation';
end $$;
create trigger audit_log_append_only before update or delete on audit_log
  for each row execute function refuse_change();
create trigger audit_log_kept before truncate on audit_log
  for each statement execute function refuse_change();

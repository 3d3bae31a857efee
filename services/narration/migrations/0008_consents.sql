-- Who allowed which use of their voice, until when. Nothing here is changed or deleted: an end is a row of its own. Erasing
-- a person takes their id and name out of their rows, and leaves the rest.
create table consents (
  id        uuid primary key,
  -- Null after the person is erased.
  person_id uuid,
  -- The story that it is about; null when it is about none.
  story_id  uuid,
  uses      text[] not null check (cardinality(uses) > 0),
  means     text not null check (means in ('pressed', 'said')),
  minor     boolean not null,
  guardian  boolean not null,
  given_at  timestamptz not null,
  until     timestamptz not null check (until > given_at and until <= given_at + interval '10 years 2 days'),
  -- {name, guardian}: null for a consent whose names another service keeps.
  sealed    bytea,
  -- The recording of a consent that was said aloud, in the blob store under the person's key.
  recording text,
  check (guardian or not minor),
  check (person_id is not null or num_nonnulls(sealed, recording) = 0)
);
alter table consents alter column sealed set storage external;
create index consents_person on consents (person_id, id desc);
create index consents_story on consents (story_id);
create index consents_until on consents (until);

-- How consents ended. It may come before its consent, which then ended before it was known.
create table consent_endings (
  consent_id uuid primary key,
  cause      text not null check (cause in ('person', 'erased', 'expired', 'story-deleted')),
  ended_at   timestamptz not null
);

create function consents_are_append_only() returns trigger language plpgsql as $$
begin
  -- The one change: an erased person's id and names go.
  if tg_table_name = 'consents' and tg_op = 'UPDATE' and new.person_id is null
     and new.sealed is null and new.recording is null
     and to_jsonb(new) - array['person_id', 'sealed', 'recording']
       = to_jsonb(old) - array['person_id', 'sealed', 'recording'] then
    return new;
  end if;
  raise exception 'the ledger of consents is append-only' using errcode = 'restrict_violation';
end $$;
create trigger consents_append_only before update or delete on consents
  for each row execute function consents_are_append_only();
create trigger consents_not_truncated before truncate on consents
  for each statement execute function consents_are_append_only();
create trigger consent_endings_append_only before update or delete on consent_endings
  for each row execute function consents_are_append_only();
create trigger consent_endings_not_truncated before truncate on consent_endings
  for each statement execute function consents_are_append_only();

-- What was deleted because a consent or a story ended.
create table receipts (
  id           uuid primary key,
  consent_id   uuid not null,
  -- Null after the person is erased.
  person_id    uuid,
  story_id     uuid,
  cause        text not null check (cause in ('person', 'erased', 'expired', 'story-deleted')),
  takes        int not null,
  profiles     int not null,
  narrations   int not null,
  lines        int not null,
  withdrawn_at timestamptz not null,
  -- Null until every file is deleted.
  deleted_at   timestamptz
);
create index receipts_person on receipts (person_id, id desc);
create index receipts_open on receipts (id) where deleted_at is null;

-- The files that a receipt still waits for.
create table receipt_files (
  receipt_id uuid not null references receipts (id),
  -- Whose key seals the file.
  owner_id   uuid not null,
  blob_id    text not null,
  primary key (receipt_id, owner_id, blob_id)
);
create index receipt_files_owner on receipt_files (owner_id);

-- Who allowed which use of their voice, until when. Nothing here is changed or deleted: an end is a row of its own. Erasing
-- a person takes their id and name out of their rows, and leaves the rest.
create table consents (
  id        uuid primary key,
  -- Null after the person is erased.
  person_id uuid,
  -- The story that it is about; null when it is about none.
  story_id  uuid,
  -- A list of what the voice may be used for.
  uses      jsonb not null check (jsonb_typeof(uses) = 'array' and uses <> '[]'),
  means     text not null check (means in ('pressed', 'said')),
  minor     boolean not null,
  guardian  boolean not null,
  given_at  timestamptz not null,
  until     timestamptz not null check (until > given_at and until <= given_at + interval '10 years 2 days'),
  -- {name, guardian}: null for a consent whose names another service keeps.
  sealed    bytea,
  -- The recording of a consent that was said aloud, in the blob store under the person's key; deleted when it ends.
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

create function refuse_change_of_ledger() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger of consents is append-only' using errcode = 'restrict_violation';
end $$;
-- The one change: the person and their words go, when they are erased; their recording, when their consent ends.
create function refuse_change_of_consent() returns trigger language plpgsql as $$
begin
  if (new.person_id is null or new.person_id = old.person_id)
     and (new.sealed is null or new.sealed = old.sealed)
     and (new.recording is null or new.recording = old.recording)
     and to_jsonb(new) - array['person_id', 'sealed', 'recording']
       = to_jsonb(old) - array['person_id', 'sealed', 'recording'] then
    return new;
  end if;
  raise exception 'the ledger of consents is append-only' using errcode = 'restrict_violation';
end $$;
create trigger consents_not_changed before update on consents
  for each row execute function refuse_change_of_consent();
create trigger consents_not_deleted before delete on consents
  for each row execute function refuse_change_of_ledger();
create trigger consents_not_truncated before truncate on consents
  for each statement execute function refuse_change_of_ledger();
create trigger consent_endings_not_changed before update or delete on consent_endings
  for each row execute function refuse_change_of_ledger();
create trigger consent_endings_not_truncated before truncate on consent_endings
  for each statement execute function refuse_change_of_ledger();

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

-- People's own voices stand in the catalogue beside the synthetic ones. Two numbers are measured of them, nothing more.
alter table narrator_voices
  -- Null for people's voices, whose name is sealed.
  alter column name drop not null,
  add column origin text not null default 'synthetic' check (origin in ('synthetic', 'human')),
  add column person_id uuid,
  -- A profile ends with the consent that it was made under.
  add column consent_id uuid references consents (id),
  -- sealed: the name, under the person's key.
  add column sealed bytea,
  -- Median pitch in Hz and pace; null until enough was heard. Weighed by how many words they were measured on.
  add column pitch_hz float8,
  add column words_per_minute float8,
  add column words_measured int not null default 0,
  -- Whether it was made from takes of a story. A person has one such profile for each consent and language.
  add column from_takes boolean not null default false,
  -- The id of the voice that a provider cloned; null for none.
  add column clone_id text,
  add check ((origin = 'human') = (person_id is not null)),
  add check ((origin = 'human') = (consent_id is not null)),
  add check (num_nonnulls(name, sealed) = 1);
create index narrator_voices_person on narrator_voices (person_id) where person_id is not null;
create unique index narrator_voices_from_takes on narrator_voices (consent_id, language) where from_takes;

-- Recordings that a person's voice profile is made from, in the blob store under the person's key.
create table voice_samples (
  id          uuid primary key,
  voice_id    text not null references narrator_voices (id) on delete cascade,
  person_id   uuid not null,
  blob_id     text not null,
  -- sealed: the text that was read, under the person's key; null where it is not known.
  sealed      bytea,
  duration_ms int not null,
  sample_rate int not null,
  words       int not null,
  findings    jsonb not null,
  created_at  timestamptz not null
);
create index voice_samples_voice on voice_samples (voice_id, id);
create index voice_samples_person on voice_samples (person_id);

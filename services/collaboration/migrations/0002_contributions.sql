-- What is known of a recording beside what arrived.
alter table voice_contributions
  -- All lines that it holds, in order.
  add column line_numbers  integer[] not null,
  add column duration_ms   integer not null check (duration_ms >= 0),
  -- What could be better.
  add column findings      text[] not null,
  -- Why it cannot be used.
  add column refusal       text,
  -- The organiser's note to the participant, under the key of the organiser who decided.
  add column note_sealed   bytea,
  add column decided_by    uuid,
  add column decided_at    timestamptz,
  -- A later recording of the same lines by the same participant.
  add column superseded_by uuid;
create index voice_contributions_decided_by on voice_contributions (decided_by);
create index voice_contributions_superseded_by on voice_contributions (superseded_by);

-- The takes that narration made of a contribution: one for each line.
create table contribution_takes (
  take_id         uuid primary key,
  contribution_id uuid not null references voice_contributions (id) on delete cascade,
  -- Null when narration did not say which line.
  line            integer,
  duration_ms     integer not null,
  findings        text[] not null
);
create index contribution_takes_contribution on contribution_takes (contribution_id);

-- Recordings that arrive in pieces. A row of the state `whole` is of a recording that came in one request: it names the
-- file until the contribution does, so that a crash leaves no file that nothing names.
create table voice_uploads (
  -- Also the id of the contribution that it becomes, and of its file.
  id             uuid primary key,
  session_id     uuid not null references collaboration_sessions (id) on delete cascade,
  participant_id uuid not null references participants (id) on delete cascade,
  person_id      uuid not null,
  consent_id     uuid not null,
  revision       integer not null,
  line_numbers   integer[] not null,
  -- The lines as the participant saw them, under the key of the session's owner.
  words_sealed   bytea not null,
  bytes          integer not null check (bytes > 0),
  sha256         text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- How many bytes have arrived.
  received       integer not null default 0 check (received between 0 and bytes),
  state          text not null check (state in ('receiving', 'whole', 'done', 'refused')),
  refusal        text,
  begun_at       timestamptz not null,
  touched_at     timestamptz not null,
  expires_at     timestamptz not null
);
create index voice_uploads_participant on voice_uploads (participant_id, id);
create index voice_uploads_session on voice_uploads (session_id);
create index voice_uploads_person on voice_uploads (person_id);
create index voice_uploads_consent on voice_uploads (consent_id);
create index voice_uploads_expires on voice_uploads (expires_at);

create table upload_chunks (
  upload_id uuid not null references voice_uploads (id) on delete cascade,
  begins_at integer not null,
  size      integer not null check (size > 0),
  -- Under the person's key.
  sealed    bytea not null,
  primary key (upload_id, begins_at)
);
-- What is sealed cannot be compressed.
alter table upload_chunks alter column sealed set storage external;

-- Memories, suggested corrections and comments.
create table text_contributions (
  id             uuid primary key,
  session_id     uuid not null references collaboration_sessions (id) on delete cascade,
  participant_id uuid not null references participants (id) on delete cascade,
  person_id      uuid not null,
  kind           text not null check (kind in ('memory', 'correction', 'comment')),
  -- What they wrote, and the words that it is about, under the person's key.
  sealed         bytea not null,
  revision       integer,
  line           integer,
  from_char      integer,
  to_char        integer,
  narration_id   uuid,
  at_ms          integer,
  status         text not null check (status in ('received', 'accepted', 'declined')),
  decided_by     uuid,
  decided_at     timestamptz,
  created_at     timestamptz not null
);
create index text_contributions_session on text_contributions (session_id, id);
create index text_contributions_participant on text_contributions (participant_id, id);
create index text_contributions_person on text_contributions (person_id);
create index text_contributions_decided_by on text_contributions (decided_by);

-- Who records which line now. A row without news for a while no longer counts.
create table recording_now (
  participant_id uuid primary key references participants (id) on delete cascade,
  session_id     uuid not null references collaboration_sessions (id) on delete cascade,
  line           integer not null,
  since          timestamptz not null,
  until          timestamptz not null
);
create index recording_now_session on recording_now (session_id);

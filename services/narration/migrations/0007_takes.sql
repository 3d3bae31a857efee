-- Recordings of lines by people. The audio is in the blob store under the key of the person who speaks: destroying that key
-- makes it unreadable.
create table takes (
  id              uuid primary key,
  owner_id        uuid not null,
  story_id        uuid not null,
  person_id       uuid not null,
  consent_id      uuid not null,
  -- Null for a take that a user recorded without a session.
  contribution_id uuid,
  -- `waiting`: the owner's allowance is used up; the recording is kept and taken in later.
  status          text not null check (status in ('received', 'waiting', 'ready', 'refused')),
  -- What the owner of a session decided; null before that, and for takes without a session.
  decision        text check (decision in ('accepted', 'declined')),
  refusal         text,
  -- The line as the person saw it, by its number in that revision; `lines` are in one recording until they are split.
  revision        int not null,
  line            int not null,
  lines           int not null,
  language        text,
  -- Which line it is, wherever it stands now: keyed hashes of its words and of its speaker's name, and how many earlier
  -- lines have the same. Null until the recording was taken in.
  text_key        bytea,
  speaker_key     bytea,
  speaker_id      text,
  occurrence      int,
  -- sealed for the owner: {speaker, texts}, the texts of its pieces.
  sealed          bytea,
  -- sealed for the person: how credits name them.
  name            bytea,
  -- Whether the consent allows publishing.
  publishable     boolean not null default false,
  -- How the person wants the recording to be prepared.
  wishes          jsonb not null default '{}',
  findings        jsonb not null default '[]',
  loudness        float8,
  noise           float8,
  match           float8,
  duration_ms     int,
  recorded_at     timestamptz not null,
  created_at      timestamptz not null
);
create index takes_story on takes (story_id, id desc);
create index takes_person on takes (person_id);
create index takes_owner on takes (owner_id);
create index takes_consent on takes (consent_id);
create index takes_contribution on takes (contribution_id);

-- The audio of a take, in the pieces that its line is cut into.
create table take_pieces (
  take_id     uuid not null references takes (id) on delete cascade,
  piece       int not null,
  blob_id     text not null,
  samples     int not null,
  sample_rate int not null,
  -- [start, end, fromMs, toMs] for each word, offsets into the written text of the piece.
  words       jsonb not null,
  primary key (take_id, piece)
);

-- Who chose what for a line, and when; the latest row of a line is its choice. A row without a take is the synthetic voice.
create table take_choices (
  id          uuid primary key,
  owner_id    uuid not null,
  story_id    uuid not null,
  text_key    bytea not null,
  speaker_key bytea not null,
  speaker_id  text,
  occurrence  int not null,
  take_id     uuid references takes (id) on delete set null,
  chosen_by   uuid not null,
  chosen_at   timestamptz not null
);
create index take_choices_story on take_choices (story_id, id desc);
create index take_choices_take on take_choices (take_id) where take_id is not null;
create index take_choices_owner on take_choices (owner_id);

-- The take that is heard instead of the rendition of `hash`: one of its pieces, with its words placed in this text.
alter table narration_segments
  add column take_id uuid references takes (id) on delete set null,
  add column take_piece int,
  add column take_words jsonb,
  add check (num_nonnulls(take_piece, take_words) in (0, 2));
create index narration_segments_take on narration_segments (take_id, narration_id) where take_id is not null;
create index narration_segments_human on narration_segments (narration_id) where take_id is not null;

alter table story_narrations
  -- The number of the audiobook that is made or was made last. A change of its takes begins another one.
  add column edition int not null default 0,
  -- The edition that can be played; null for none. While another one is made, the old one stays, except when a person
  -- takes back a recording that is in it.
  add column book int,
  -- How many segments of a finished narration are changed; null while it is made for the first time.
  add column rebuilt_segments int;
update story_narrations set book = 0 where status = 'done';
drop index story_narrations_running;
create unique index story_narrations_running on story_narrations (story_id, cast_key)
  where status in ('queued', 'rendering', 'mastering') and rebuilt_segments is null;

-- Which takes are in the audiobook that can be played.
create table book_takes (
  narration_id uuid not null references story_narrations (id) on delete cascade,
  take_id      uuid not null references takes (id) on delete cascade,
  primary key (narration_id, take_id)
);
create index book_takes_take on book_takes (take_id);

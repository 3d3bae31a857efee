-- What to call a story's owner; kept from UserRegistered.
create table authors (
  user_id      uuid primary key,
  display_name text not null
);

-- A story as it stands; `version` counts every edit, `revision` only those that change what is read aloud.
create table stories (
  id                     uuid primary key,
  owner_id               uuid not null,
  title                  text not null,
  author                 text,
  language               text not null,
  status                 text not null check (status in ('draft', 'published')),
  version                int not null,
  revision               int not null,
  words                  int not null,
  length                 int not null,
  cloned_from            uuid,
  created_at             timestamptz not null,
  updated_at             timestamptz not null,
  published_at           timestamptz,
  narration_id           uuid,
  narration_revision     int,
  narration_status       text check (narration_status in ('requested', 'completed', 'failed', 'cancelled')),
  narration_duration_ms  int,
  narration_requested_at timestamptz
);
create index stories_mine on stories (owner_id, created_at desc, id desc);
create index stories_public on stories (published_at desc, id desc) where status = 'published';

-- The text of every revision, never changed afterwards; sha256 is of its UTF-8.
create table story_revisions (
  story_id   uuid not null references stories on delete cascade,
  revision   int not null,
  language   text not null,
  text       text not null,
  sha256     bytea not null,
  created_at timestamptz not null,
  primary key (story_id, revision)
);

-- One analysis of a revision by an engine. script, mood and relations are its result, there once it is done.
create table story_analyses (
  id             uuid primary key,
  story_id       uuid not null,
  revision       int not null,
  engine_version text not null,
  language       text not null,
  sha256         bytea not null,
  status         text not null check (status in ('queued', 'running', 'done', 'failed')),
  progress       real not null,
  stage          text not null,
  error          text,
  requested_at   timestamptz not null,
  touched_at     timestamptz not null,
  finished_at    timestamptz,
  lines          int,
  script         json,
  mood           json,
  relations      json,
  unique (story_id, revision, engine_version),
  foreign key (story_id, revision) references story_revisions on delete cascade
);
create index story_analyses_same_text on story_analyses (sha256) where status = 'done';

create table story_characters (
  analysis_id  uuid not null references story_analyses on delete cascade,
  position     int not null,
  character_id text not null,
  name         text not null,
  aliases      text[] not null,
  gender       text not null,
  age          text not null,
  plural       boolean not null,
  narrator     boolean not null,
  lines        int not null,
  words        int not null,
  mentions     int not null,
  primary key (analysis_id, position)
);

-- The feeling of each sentence, one array element a sentence; emotions holds eight a sentence, in the engine's order.
create table story_emotions (
  analysis_id uuid primary key references story_analyses on delete cascade,
  sentences   int not null,
  starts      int[] not null,
  ends        int[] not null,
  valence     real[] not null,
  arousal     real[] not null,
  emotions    real[] not null
);

-- The voices that stories can be read with; brought up to date from the speech providers at each start.
create table narrator_voices (
  id          text primary key,
  provider    text not null,
  name        text not null,
  language    text not null,
  gender      text not null check (gender in ('female', 'male', 'other')),
  age         text not null check (age in ('child', 'young', 'adult', 'old')),
  base        text not null,
  pitch       float8 not null,
  rate        float8 not null,
  description text not null,
  position    int not null,
  -- False when its provider is not installed any more: kept for what was narrated with it.
  available   boolean not null default true
);
create index narrator_voices_language on narrator_voices (language, position) where available;

-- What we heard of the stories; a deleted one stays as a tombstone, so that a late request finds it gone.
create table stories (
  id        uuid primary key,
  owner_id  uuid not null,
  title     text not null,
  language  text not null,
  revision  int not null,
  published boolean not null default false,
  deleted   boolean not null default false
);

create table casts (
  story_id      uuid primary key references stories (id) on delete cascade,
  revision      int not null,
  -- Whether it was known who talks with whom when the voices were given out.
  conversations boolean not null
);

create table cast_parts (
  story_id     uuid not null references casts (story_id) on delete cascade,
  position     int not null,
  -- Null is the narrator.
  character_id text,
  name         text not null,
  aliases      jsonb not null,
  gender       text not null,
  age          text not null,
  plural       boolean not null,
  narrator     boolean not null,
  lines        int not null,
  voice_id     text not null references narrator_voices (id),
  chosen_by    text not null check (chosen_by in ('auto', 'user')),
  primary key (story_id, position)
);

create table story_narrations (
  id               uuid primary key,
  owner_id         uuid not null,
  story_id         uuid not null references stories (id),
  revision         int not null,
  title            text not null,
  author           text not null,
  language         text not null,
  status           text not null check (status in ('queued', 'rendering', 'mastering', 'done', 'failed', 'cancelled')),
  cast_key         text not null,
  parts            jsonb not null,
  chapters         jsonb not null,
  lines            int not null,
  lines_ready      int not null default 0,
  rendered         int not null default 0,
  words            int not null,
  words_to_render  int not null default 0,
  words_left       int not null default 0,
  book_ms          int,
  mastered_ms      int not null default 0,
  duration_ms      int,
  error            text,
  created_at       timestamptz not null,
  started_at       timestamptz not null,
  mastering_at     timestamptz,
  finished_at      timestamptz
);
create index story_narrations_owner on story_narrations (owner_id, id desc);
create index story_narrations_story on story_narrations (story_id, id desc);
create index story_narrations_done on story_narrations (finished_at desc) where status = 'done';
create unique index story_narrations_running on story_narrations (story_id, cast_key)
  where status in ('queued', 'rendering', 'mastering');

create table narration_segments (
  narration_id uuid not null references story_narrations (id) on delete cascade,
  index        int not null,
  line         int not null,
  kind         text not null,
  speaker      text not null,
  voice_id     text not null,
  text         text not null,
  -- Null when there is nothing to say: a silence as long as the pause.
  hash         text,
  provider     text not null,
  base         text not null,
  pitch        float8 not null,
  rate         float8 not null,
  words        int not null,
  pause_ms     int not null,
  ready        boolean not null,
  reused       boolean not null,
  start_ms     float8,
  end_ms       float8,
  primary key (narration_id, index)
);
create index narration_segments_hash on narration_segments (hash, narration_id);

-- Speech that exists. An owner's equal requests share one.
create table renditions (
  owner_id     uuid not null,
  hash         text not null,
  blob_id      text not null,
  samples      int not null,
  sample_rate  int not null,
  -- [start, end, fromMs, toMs] for each word, offsets into the text as spoken.
  words        jsonb not null,
  word_count   int not null,
  rendered_for uuid not null,
  created_at   timestamptz not null,
  primary key (owner_id, hash)
);
create index renditions_rendered_for on renditions (rendered_for, created_at);

-- What stories say, and the names of who is in them, is sealed under its owner's key. The columns in clear are empty once
-- the service has started: sealing takes keys that SQL does not have. Sealed bytes are packed already, hence `external`.

-- sealed: the title; null for a tombstone.
alter table stories
  alter column title drop not null,
  add column sealed bytea,
  add check (title is null or sealed is null);

-- sealed: {name, aliases}; null for the narrator.
alter table cast_parts
  alter column name drop not null,
  alter column aliases drop not null,
  add column sealed bytea,
  add check (name is null or sealed is null);

-- sealed: {title, author, parts, chapters}.
alter table story_narrations
  alter column title drop not null,
  alter column author drop not null,
  alter column parts drop not null,
  alter column chapters drop not null,
  add column sealed bytea,
  alter column sealed set storage external,
  add check (num_nonnulls(title, sealed) = 1),
  add check (num_nonnulls(title, author, parts, chapters) in (0, 4));

-- Who says what, 64 segments a row: sealed one by one, 10,000 lines would take long and could not be packed.
create table narration_lines (
  narration_id uuid not null references story_narrations (id) on delete cascade,
  block        int not null,
  -- [[speaker, text], ...] of the segments from index 64 * block on.
  sealed       bytea not null,
  primary key (narration_id, block)
);
alter table narration_lines alter column sealed set storage external;

-- Length of the text in characters, which work is counted by. `hash` is keyed: short texts can be guessed by theirs.
alter table narration_segments
  alter column text drop not null,
  alter column speaker drop not null,
  add column characters int,
  add check (num_nonnulls(text, characters) = 1),
  add check (num_nonnulls(text, speaker) in (0, 2));

-- False for hashes from before they were keyed.
alter table renditions add column keyed boolean not null default false;
alter table renditions alter column keyed set default true;

-- What the start looks for, and finds nothing of any more.
create index stories_in_clear on stories (id) where title is not null;
create index cast_parts_in_clear on cast_parts (story_id, position) where name is not null;
create index story_narrations_in_clear on story_narrations (id) where title is not null;
create index renditions_in_clear on renditions (owner_id, hash) where not keyed;

-- How an owner wants words to be said: in one story, or in all (story_id null). A list is sealed as one value, since names
-- are personal data, and an entry is checked against all others whenever one changes.
create table pronunciations (
  owner_id uuid not null,
  story_id uuid references stories (id) on delete cascade,
  -- Another one after each change: narrations with other lists are other narrations.
  version  uuid not null,
  entries  int not null,
  sealed   bytea not null,
  unique nulls not distinct (owner_id, story_id)
);
alter table pronunciations alter column sealed set storage external;

-- The language of a chapter that is not in its story's language; null for all others.
alter table narration_segments add column language text;

-- Whether the author changed the story's chapters after this narration was requested.
alter table story_narrations add column chapters_changed boolean not null default false;

-- The chapters of a story's current revision, as marks on its text: place is in UTF-16 code units. They move with edits.
-- sealed: {title}.
create table story_chapters (
  id         uuid primary key,
  story_id   uuid not null references stories on delete cascade,
  place      int not null check (place >= 0),
  level      smallint not null check (level between 1 and 9),
  sealed     bytea not null,
  language   text,
  read_aloud boolean,
  -- Whether the text's line at its place is its heading.
  headed     boolean not null,
  origin     text not null check (origin in ('file', 'guessed', 'author')),
  -- Checked at the end of a statement, since an edit moves all marks at once.
  unique (story_id, place) deferrable
);
alter table story_chapters alter column sealed set storage external;

-- Whether chapters are no longer guessed: the file marks them, or the author has changed them.
alter table stories add column chapters_kept boolean not null default false;

-- A hash of the places of the chapters that the analysis was given; null when it guessed them. Findings are copied from an
-- equal text only when its chapters are at the same places.
alter table story_analyses add column marks bytea;

-- The notes of an imported file, which are not in the text. place: where the note's mark was; null once that text is gone.
-- sealed: {text}.
create table story_notes (
  story_id uuid not null references stories on delete cascade,
  position int not null,
  place    int,
  sealed   bytea not null,
  primary key (story_id, position)
);
alter table story_notes alter column sealed set storage external;

-- Front and back matter of an imported file, which is not in the text until the author asks for it. sealed: {text}.
create table story_matter (
  id       uuid primary key,
  story_id uuid not null references stories on delete cascade,
  position int not null,
  kind     text not null,
  inserted boolean not null default false,
  sealed   bytea not null,
  unique (story_id, position)
);
alter table story_matter alter column sealed set storage external;

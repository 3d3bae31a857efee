-- What a story's author says of its characters and lines; what analyses found is never changed by it. `what` finds its
-- characters by their names and its lines by their words, so that it outlives edits of the text and new engines.
create table story_corrections (
  id         uuid primary key,
  story_id   uuid not null references stories on delete cascade,
  position   int not null,
  what       json not null,
  state      text not null check (state in ('applied', 'dormant')),
  created_at timestamptz not null,
  unique (story_id, position)
);

-- The findings of an analysis as they are shown, where that is another thing than as they were found: corrected by the
-- author, or under the ids that the characters had before an edit. Made anew from both whenever either changes.
create table story_views (
  analysis_id uuid primary key references story_analyses on delete cascade,
  characters  json not null,
  script      json not null,
  mood        json not null,
  relations   json not null
);

-- What a paid model was asked and paid for, null for the built-in engine.
alter table story_analyses add column usage json;

-- Answers of a language model by a hash of all that it was asked; a re-analysis asks again only where the text changed.
create table story_answers (
  story_id uuid not null references stories on delete cascade,
  key      text not null,
  answer   json not null,
  primary key (story_id, key)
);

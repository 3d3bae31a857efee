-- What authors write, and what was found in it, is sealed under its owner's key. The columns in clear are empty once the
-- service has started: sealing takes keys that SQL does not have. Sealed bytes are packed already, hence `external`.
alter table authors
  alter column display_name drop not null,
  add column sealed bytea,
  add check (num_nonnulls(display_name, sealed) = 1);

-- sealed: {title, author}.
alter table stories
  alter column title drop not null,
  add column sealed bytea,
  alter column sealed set storage external,
  add check (num_nonnulls(title, sealed) = 1),
  add check (author is null or title is not null);

-- fingerprint: what equal texts of one owner have in common. It is keyed, since short texts can be guessed by their hash.
alter table story_revisions
  alter column text drop not null,
  alter column sha256 drop not null,
  add column sealed bytea,
  add column fingerprint bytea,
  alter column sealed set storage external,
  add check (num_nonnulls(text, sealed) = 1),
  add check (num_nonnulls(sha256, fingerprint) = 1);

alter table story_analyses
  alter column sha256 drop not null,
  add column fingerprint bytea,
  add column sealed_script bytea,
  add column sealed_mood bytea,
  add column sealed_relations bytea,
  alter column sealed_script set storage external,
  alter column sealed_mood set storage external,
  alter column sealed_relations set storage external,
  add check (num_nonnulls(sha256, fingerprint) = 1);
drop index story_analyses_same_text;
create index story_analyses_same_text on story_analyses (fingerprint) where status = 'done';

-- sealed: {name, aliases}.
alter table story_characters
  alter column name drop not null,
  alter column aliases drop not null,
  add column sealed bytea,
  alter column sealed set storage external,
  add check (num_nonnulls(name, sealed) = 1 and num_nonnulls(aliases, sealed) = 1);

alter table story_corrections
  alter column what drop not null,
  add column sealed bytea,
  alter column sealed set storage external,
  add check (num_nonnulls(what, sealed) = 1);

alter table story_views
  alter column characters drop not null,
  alter column script drop not null,
  alter column mood drop not null,
  alter column relations drop not null,
  add column sealed_characters bytea,
  add column sealed_script bytea,
  add column sealed_mood bytea,
  add column sealed_relations bytea,
  alter column sealed_characters set storage external,
  alter column sealed_script set storage external,
  alter column sealed_mood set storage external,
  alter column sealed_relations set storage external,
  add check (num_nonnulls(characters, sealed_characters) = 1 and num_nonnulls(script, sealed_script) = 1
             and num_nonnulls(mood, sealed_mood) = 1 and num_nonnulls(relations, sealed_relations) = 1);

-- key: a keyed fingerprint of what it was, for the same reason as the texts'.
alter table story_answers
  alter column answer drop not null,
  add column sealed bytea,
  alter column sealed set storage external,
  add check (num_nonnulls(answer, sealed) = 1);

-- What the start looks for, and finds nothing of any more.
create index authors_in_clear on authors (user_id) where display_name is not null;
create index stories_in_clear on stories (id) where title is not null;
create index story_revisions_in_clear on story_revisions (story_id, revision) where text is not null;
create index story_analyses_in_clear on story_analyses (id) where sha256 is not null;
create index story_characters_in_clear on story_characters (analysis_id, position) where name is not null;
create index story_corrections_in_clear on story_corrections (id) where what is not null;
create index story_views_in_clear on story_views (analysis_id) where script is not null;
create index story_answers_in_clear on story_answers (story_id, key) where answer is not null;

-- How each line is delivered: its manner and loudness. Whether its voice is synthetic. What the check of its audio found.
alter table narration_segments
  -- Null is plain.
  add column manner text check (manner in ('whisper', 'shout')),
  -- How much louder than other lines it is in the audiobook.
  add column gain_db float8 not null default 0,
  add column origin text not null default 'synthetic' check (origin in ('synthetic', 'human'));

-- The check of a rendition. Null for those from before there was one.
alter table renditions
  -- What is wrong with the audio that was accepted; mostly an empty list.
  add column flaws jsonb,
  -- Whether the first attempt had flaws, so that it was rendered again.
  add column rerendered boolean not null default false,
  -- Provider, base voice, manner: whose audio is compared. Loudness in LUFS and pitch in Hz. Null for people's voices,
  -- of which nothing is measured.
  add column spoken_by text,
  add column loudness float8,
  add column pitch float8;
create index renditions_spoken_by on renditions (rendered_for, spoken_by, created_at) where spoken_by is not null;

-- How many lines of a narration have audio that was checked, was rendered again, has flaws.
alter table story_narrations
  add column lines_checked int not null default 0,
  add column lines_rerendered int not null default 0,
  add column lines_flawed int not null default 0;

alter table cast_parts
  -- The ids of the characters with whom a character talks most: they explain its voice.
  add column talks_with jsonb not null default '[]',
  -- The voice that the user chose, while it is not available and voice_id stands in for it.
  add column wanted_voice_id text;

-- What a narration holds and has used of its owner's allowance, in characters that were spoken for the first time.
alter table story_narrations
  -- One run: a narration that is resumed has another. Null for those from before allowances.
  add column work_id uuid,
  -- What was told as used so far. Runs that failed are not charged, until one of them comes to an end.
  add column characters_charged int not null default 0;

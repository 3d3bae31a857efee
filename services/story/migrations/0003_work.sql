-- One attempt at an analysis, as the owner's allowance knows it; null for those from before allowances.
alter table story_analyses add column work_id uuid;

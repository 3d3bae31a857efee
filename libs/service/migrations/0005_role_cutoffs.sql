-- Access tokens that name a role and were issued before this moment are refused: its permissions have changed.
create table role_cutoffs (
  role       text primary key,
  not_before timestamptz not null
);

create table effects (
  seq        bigint generated always as identity primary key,
  account_id uuid not null,
  n          int not null
);
create index effects_account on effects (account_id, n);

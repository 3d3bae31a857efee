create table accounts (
  id    uuid primary key,
  count int not null
);

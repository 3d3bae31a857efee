-- A person's data gathered from all services into one file, which lies sealed under their key until it expires.
create table exports (
  id           uuid primary key,
  user_id      uuid not null references users (id) on delete cascade,
  status       text not null check (status in ('gathering', 'ready', 'partial')),
  requested_at timestamptz not null,
  finished_at  timestamptz,
  expires_at   timestamptz,
  size         bigint
);
create unique index exports_gathering on exports (user_id) where status = 'gathering';
create index exports_user on exports (user_id, id desc);
create table export_parts (
  export_id uuid not null references exports (id) on delete cascade,
  service   text not null,
  state     text not null check (state in ('waiting', 'gathered', 'missing')),
  primary key (export_id, service)
);

-- Erasures outlive whom they erased: user_id leads to nothing any more; the id is the receipt, known to that person alone.
create table erasures (
  id           uuid primary key,
  user_id      uuid not null unique,
  requested_at timestamptz not null,
  done_at      timestamptz
);
create table erasure_services (
  erasure_id uuid not null references erasures (id) on delete cascade,
  service    text not null,
  erased_at  timestamptz,
  primary key (erasure_id, service)
);

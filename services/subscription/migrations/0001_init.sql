-- What there is to subscribe to; brought up to date from src/domain/tiers.ts at each start.
create table subscription_tiers (
  code        text primary key,
  position    int not null,
  name        text not null,
  currency    text not null check (currency ~ '^[A-Z]{3}$'),
  -- Minor units, such as cents.
  price_month int not null check (price_month >= 0),
  price_year  int not null check (price_year >= 0),
  allowances  jsonb not null,
  features    jsonb not null
);

-- Which tier each user has. No row is the tier free. Its row is locked by whatever changes a user's tier or usage.
create table entitlements (
  user_id    uuid primary key,
  tier       text not null references subscription_tiers (code),
  since      timestamptz not null,
  changed_at timestamptz not null
);

-- What was really used, by UTC calendar month such as 2026-11.
create table usage_tracking (
  user_id  uuid not null,
  month    text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  resource text not null,
  used     bigint not null check (used >= 0),
  primary key (user_id, month, resource)
);

-- Allowance that is held for work, until the work's end says what it used. A hold counts until expires_at, whatever its
-- state says: `expired` is written later, by the sweep. What a work used counts whenever it is told.
create table usage_reservations (
  user_id    uuid not null,
  work_id    uuid not null,
  resource   text not null,
  month      text not null,
  quantity   bigint not null check (quantity >= 0),
  state      text not null check (state in ('held', 'expired', 'committed', 'released')),
  used       bigint check (used >= 0),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  settled_at timestamptz,
  primary key (user_id, work_id, resource),
  check ((state = 'committed') = (used is not null)),
  check ((state in ('held', 'expired')) = (settled_at is null))
);
create index usage_reservations_held on usage_reservations (user_id, month, resource) where state = 'held';
create index usage_reservations_expiry on usage_reservations (expires_at) where state = 'held';
create index usage_reservations_month on usage_reservations (month) where state <> 'held';

-- Marks that were passed, each told once for each size of allowance.
create table usage_crossings (
  user_id    uuid not null,
  month      text not null,
  resource   text not null,
  percent    int not null,
  allowance  bigint not null,
  crossed_at timestamptz not null,
  primary key (user_id, month, resource, percent, allowance)
);

-- What users are told of the marks that they passed.
create table usage_notices (
  user_id    uuid not null,
  event_id   text not null,
  month      text not null,
  resource   text not null,
  percent    int not null,
  allowance  bigint not null,
  noticed_at timestamptz not null,
  primary key (user_id, month, event_id)
);

-- What lies in storage, item by item: a level is their sum, so that hearing of one twice changes nothing.
create table stored_items (
  user_id uuid not null,
  item_id uuid not null,
  bytes   bigint not null check (bytes >= 0),
  primary key (user_id, item_id)
);

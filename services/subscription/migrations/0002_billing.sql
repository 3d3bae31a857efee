-- Who pays, and with what. Its row is the one lock for all that happens to a payer's money.
create table billing_accounts (
  user_id    uuid primary key,
  -- The provider's names for the payer and the card; no number of a card is ever here.
  customer   text unique,
  card       text,
  -- What a person knows the card by, such as "visa 4242"; sealed.
  card_label bytea,
  -- A user tries a plan for nothing once.
  trial_used_at timestamptz
);

create table subscriptions (
  id                   uuid primary key,
  user_id              uuid not null references billing_accounts (user_id),
  status               text not null check (status in ('incomplete', 'trialing', 'active', 'past-due', 'ended')),
  tier                 text not null references subscription_tiers (code),
  interval             text not null check (interval in ('month', 'year')),
  -- The price that the running period was sold at, in minor units.
  amount               bigint not null check (amount > 0),
  currency             text not null check (currency ~ '^[A-Z]{3}$'),
  anchor               timestamptz not null,
  month                int not null check (month >= 0),
  period_start         timestamptz not null,
  period_end           timestamptz not null check (period_end > period_start),
  cancel_at_period_end boolean not null,
  next_tier            text references subscription_tiers (code),
  next_interval        text check (next_interval in ('month', 'year')),
  dunning              jsonb,
  ended_at             timestamptz,
  end_reason           text,
  created_at           timestamptz not null,
  -- When somebody has to look at it again: a period that ends, a try, an unsettled payment.
  due_at               timestamptz,
  -- When a job was made for that; it is made anew should that one be lost.
  queued_at            timestamptz,
  check ((status = 'ended') = (ended_at is not null)),
  check ((status = 'past-due') = (dunning is not null)),
  check ((next_tier is null) = (next_interval is null))
);
create unique index subscriptions_one_live on subscriptions (user_id) where status <> 'ended';
create index subscriptions_due on subscriptions (due_at) where due_at is not null;

-- The last number given in each series and year; its row is locked until the document is committed, so none is missing.
create table document_counters (
  series text not null check (series in ('invoice', 'credit')),
  year   int not null,
  last   int not null,
  primary key (series, year)
);

create table invoices (
  id              uuid primary key,
  user_id         uuid not null,
  subscription_id uuid not null references subscriptions (id),
  kind            text not null check (kind in ('period', 'upgrade')),
  status          text not null check (status in ('draft', 'open', 'paid', 'void')),
  number          text unique,
  currency        text not null check (currency ~ '^[A-Z]{3}$'),
  total           bigint not null check (total >= 0),
  paid            bigint not null check (paid >= 0),
  credited        bigint not null check (credited >= 0),
  period_start    timestamptz not null,
  period_end      timestamptz not null,
  lines           jsonb not null,
  plan            jsonb not null,
  -- Who sells and at what tax, as it was when the number was given.
  seller          jsonb,
  issued_at       timestamptz,
  created_at      timestamptz not null,
  check (paid + credited <= total),
  check ((status in ('open', 'paid')) = (number is not null)),
  check (status <> 'paid' or paid + credited = total)
);
-- One invoice for one period, whatever the code does.
create unique index invoices_one_a_period on invoices (subscription_id, period_start) where kind = 'period';
create unique index invoices_one_draft on invoices (subscription_id) where status = 'draft';
create index invoices_of_user on invoices (user_id, id);

-- Each try to collect an invoice; written before the provider hears of it.
create table payments (
  id              uuid primary key,
  invoice_id      uuid not null references invoices (id),
  subscription_id uuid not null references subscriptions (id),
  user_id         uuid not null,
  amount          bigint not null check (amount > 0),
  currency        text not null,
  -- What is charged; no card, no charge.
  customer        text,
  card            text,
  on_session      boolean not null,
  reference       text unique,
  status          text not null check (status in ('pending', 'requires-confirmation', 'succeeded', 'failed', 'canceled')),
  reason          text,
  url             text,
  created_at      timestamptz not null
);
-- One try at a time.
create unique index payments_one_open on payments (invoice_id) where status in ('pending', 'requires-confirmation');
create unique index payments_once on payments (invoice_id) where status = 'succeeded';
create index payments_of_subscription on payments (subscription_id) where status in ('pending', 'requires-confirmation');

-- Credit notes: what an invoice no longer asks for.
create table credit_notes (
  id         uuid primary key,
  invoice_id uuid not null references invoices (id),
  user_id    uuid not null,
  number     text not null unique,
  amount     bigint not null check (amount > 0),
  currency   text not null,
  reason     text not null,
  seller     jsonb not null,
  issued_at  timestamptz not null
);
create index credit_notes_of_invoice on credit_notes (invoice_id);

-- Money on its way back to a card.
create table refunds (
  id         uuid primary key,
  payment_id uuid not null references payments (id),
  amount     bigint not null check (amount > 0),
  created_at timestamptz not null,
  sent_at    timestamptz
);

-- What happened to money, in the order it happened. Rows are added, never changed.
create table payment_history (
  id         uuid primary key,
  -- The order in which things happened to one payer, whose lock was held; ids of one millisecond are in no order.
  pos        bigint generated always as identity unique,
  user_id    uuid not null,
  invoice_id uuid not null references invoices (id),
  kind       text not null check (kind in ('invoice', 'payment', 'failure', 'refund', 'credit')),
  -- Minor units; 0 for a failure.
  amount     bigint not null check (amount >= 0),
  currency   text not null,
  -- The invoice, payment, refund or credit note that it tells of, each told once.
  about      uuid not null,
  reason     text,
  at         timestamptz not null,
  unique (kind, about)
);
create index payment_history_of_user on payment_history (user_id, pos);

create function payment_history_stays() returns trigger language plpgsql as $$
begin
  raise exception 'payment_history is only ever added to';
end $$;
create trigger payment_history_stays before update or delete on payment_history
  for each row execute function payment_history_stays();
create trigger payment_history_stays_whole before truncate on payment_history
  execute function payment_history_stays();

-- Messages of the provider that were heard, so that a repeated one has no effect.
create table provider_messages (
  id       text primary key,
  heard_at timestamptz not null
);

-- What a user is told about their plan and money.
create table billing_activity (
  id      uuid primary key,
  user_id uuid not null,
  text    text not null,
  at      timestamptz not null
);
create index billing_activity_of_user on billing_activity (user_id, id);

-- The embedded provider's own books, which stand for another company's: no other code reads them.
create table embedded_customers (
  id      text primary key,
  user_id uuid not null unique
);
create table embedded_cards (
  id       text primary key,
  customer text not null references embedded_customers (id),
  token    text not null
);
create table embedded_payments (
  id          text primary key,
  key         text not null unique,
  card        text not null references embedded_cards (id),
  amount      bigint not null check (amount > 0),
  currency    text not null,
  status      text not null check (status in ('unconfirmed', 'requires-confirmation', 'succeeded', 'declined', 'canceled')),
  reason      text
);
create table embedded_refunds (
  key     text primary key,
  payment text not null references embedded_payments (id),
  amount  bigint not null check (amount > 0)
);

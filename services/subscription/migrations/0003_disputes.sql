-- What payers' banks claim back, each by the provider's name for it, so that what is told twice is one.
create table disputes (
  id         uuid primary key,
  reference  text not null unique,
  payment_id uuid not null references payments (id),
  user_id    uuid not null,
  status     text not null check (status in ('inquiry', 'withdrawn', 'open', 'lost', 'won')),
  -- What the bank claims, in minor units.
  claimed    bigint not null check (claimed >= 0),
  -- What it took of that: never more than was left of the payment, and nothing while it only inquires.
  withheld   bigint not null check (withheld >= 0),
  currency   text not null check (currency ~ '^[A-Z]{3}$'),
  -- What the payer told their bank; of somebody erased it is not kept.
  reason     text,
  -- Until when evidence is heard; null when none is.
  due_at     timestamptz,
  opened_at  timestamptz not null,
  closed_at  timestamptz,
  check ((status in ('inquiry', 'open')) = (closed_at is null))
);
create index disputes_running on disputes (due_at, id) where closed_at is null;
create index disputes_over on disputes (id) where closed_at is not null;
create index disputes_of_user on disputes (user_id);
create index disputes_of_payment on disputes (payment_id);

-- A payment whose money the bank took back is not the one that settles its invoice any more: another may be.
alter table payments
  drop constraint payments_status_check,
  add constraint payments_status_check
    check (status in ('pending', 'requires-confirmation', 'succeeded', 'failed', 'canceled', 'charged-back'));

-- `withheld` and `released` tell where money lies while a dispute is open; what was paid changes with the others alone.
alter table payment_history
  drop constraint payment_history_kind_check,
  add constraint payment_history_kind_check
    check (kind in ('invoice', 'payment', 'failure', 'refund', 'credit',
                    'withheld', 'released', 'chargeback', 'reinstated'));

-- The embedded provider's own books.
create table embedded_disputes (
  id        text primary key,
  payment   text not null unique references embedded_payments (id),
  opens_at  timestamptz not null,
  due_at    timestamptz not null,
  closes_at timestamptz not null,
  ends      text not null check (ends in ('lost', 'won'))
);

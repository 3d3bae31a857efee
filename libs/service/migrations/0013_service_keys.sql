-- The keys with which this service signs what it asks other services, so that they know who asks. `next` is published
-- before it signs, `previous` for as long as its last token lives.
create table service_keys (
  kid          text primary key,
  state        text not null check (state in ('next', 'current', 'previous')),
  public_jwk   jsonb not null,
  -- Sealed with MASTER_KEY; null once the key signs no more.
  private_jwk  bytea,
  published_at timestamptz not null,
  current_from timestamptz,
  retired_at   timestamptz
);
create unique index service_keys_one_of_each on service_keys (state) where state in ('next', 'current');

-- Whoever signs in by a passkey or a provider alone has no password.
alter table users
  alter column password_hash drop not null,
  -- Grows when sessions are ended for safety: a sign-in that was half done before is void.
  add column sign_in_epoch integer not null default 0;

-- When a session's holder last showed who they are; null: at its start.
alter table sessions add column confirmed_at timestamptz;

-- An authenticator app. Its secret is sealed; it counts once confirmed_at is set.
create table totp (
  user_id      uuid primary key references users (id) on delete cascade,
  secret       bytea not null,
  created_at   timestamptz not null,
  confirmed_at timestamptz,
  -- The 30 s step of the last code that was taken: none is taken twice.
  last_step    bigint
);

-- Hashed under a key that is not in the database.
create table recovery_codes (
  user_id uuid not null references users (id) on delete cascade,
  hash    bytea not null,
  used_at timestamptz,
  primary key (user_id, hash)
);

create table passkeys (
  id            uuid primary key,
  user_id       uuid not null references users (id) on delete cascade,
  credential_id text not null unique,
  public_key    bytea not null,
  counter       bigint not null,
  transports    text[] not null,
  name          text not null,
  synced        boolean not null,
  created_at    timestamptz not null,
  last_used_at  timestamptz
);
create index passkeys_user on passkeys (user_id);

-- Who somebody is at a provider: the pair of issuer and subject, never the address. The address is sealed, for show.
create table oauth_providers (
  user_id             uuid not null references users (id) on delete cascade,
  provider            text not null,
  issuer              text not null,
  subject_fingerprint bytea not null,
  email               bytea,
  linked_at           timestamptz not null,
  last_used_at        timestamptz,
  primary key (user_id, provider),
  unique (issuer, subject_fingerprint)
);

-- Sealed tickets that were used: nothing is kept of one that was only handed out.
create table spent_tickets (
  hash    bytea primary key,
  ends_at timestamptz not null
);
create index spent_tickets_end on spent_tickets (ends_at);

-- Sign-ins that are over: access tokens which came from them are refused until the last of these has run out.
create table ended_sessions (
  session_id uuid primary key,
  ended_at   timestamptz not null
);
create index ended_sessions_age on ended_sessions (ended_at);

-- Signing keys that fell into other hands: whatever they signed is refused for good.
create table revoked_keys (
  kid        text primary key,
  revoked_at timestamptz not null
);

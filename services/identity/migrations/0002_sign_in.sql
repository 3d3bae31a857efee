-- E-mail addresses are confirmed by a letter.
alter table users
  add column email_verified_at   timestamptz,
  add column password_changed_at timestamptz;

-- Where a session was opened: the browser by name, and the network coarsely, sealed.
alter table sessions
  add column device       text not null default 'Unknown device',
  add column network      bytea,
  add column last_used_at timestamptz;
update sessions set last_used_at = created_at;
alter table sessions alter column last_used_at set not null;
alter table sessions drop constraint sessions_ended_reason_check;
alter table sessions add constraint sessions_ended_reason_check
  check (ended_reason in ('logout', 'reuse', 'revoked', 'password', 'erased'));
create index sessions_expiry on sessions (expires_at);

-- What a link in a letter is good for, once. The link's token itself is in the letter alone.
create table mail_links (
  hash       bytea primary key,
  purpose    text not null check (purpose in ('verify-email', 'reset-password', 'leave-email', 'enter-email')),
  user_id    uuid not null references users (id) on delete cascade,
  -- The address that the letter went to, as a fingerprint: a link is void once the account has another.
  email_fingerprint bytea not null,
  asked_at   timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index mail_links_user on mail_links (user_id, purpose);
create index mail_links_expiry on mail_links (expires_at);

-- A change of address under way: it happens when both mailboxes have agreed.
create table email_changes (
  user_id         uuid primary key references users (id) on delete cascade,
  new_email       bytea not null,
  new_fingerprint bytea not null,
  asked_at        timestamptz not null,
  expires_at      timestamptz not null,
  left_at         timestamptz,
  entered_at      timestamptz
);

-- Tries counted for all replicas together; keys are fingerprints. The columns are rate-limiter-flexible's.
create table sign_in_limits (
  key    varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

-- A retired key keeps its public half until the tokens it signed have run out; its private half goes at once.
alter table signing_keys
  alter column private_jwk drop not null,
  add column published_at timestamptz,
  add column current_from timestamptz,
  add column retired_at   timestamptz,
  drop constraint signing_keys_state_check,
  add constraint signing_keys_state_check check (state in ('next', 'current', 'previous', 'revoked'));
update signing_keys set published_at = created_at;
update signing_keys set current_from = created_at where state = 'current';
alter table signing_keys alter column published_at set not null;

insert into permissions (name, description) values
  ('keys.manage', 'Rotate and revoke the keys that sign access tokens.');
insert into role_permissions (role, permission) values ('admin', 'keys.manage');

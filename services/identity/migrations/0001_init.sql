-- What a role may do is read from these tables whenever a token is made.
create table roles (
  name        text primary key,
  description text not null
);
create table permissions (
  name        text primary key,
  description text not null
);
create table role_permissions (
  role       text not null references roles (name),
  permission text not null references permissions (name),
  primary key (role, permission)
);

-- The e-mail address is sealed; equal addresses have equal fingerprints, under a key that is not in the database.
create table users (
  id                uuid primary key,
  email             bytea not null,
  email_fingerprint bytea not null unique,
  display_name      text not null,
  password_hash     text not null,
  role              text not null references roles (name),
  role_changed_at   timestamptz,
  created_at        timestamptz not null
);
create index users_role on users (role);

-- One sign-in. Its refresh tokens are one family: what ends the session ends them all.
create table sessions (
  id           uuid primary key,
  user_id      uuid not null references users (id) on delete cascade,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  ended_at     timestamptz,
  ended_reason text check (ended_reason in ('logout', 'reuse')),
  check ((ended_at is null) = (ended_reason is null))
);
create index sessions_user on sessions (user_id);

-- successor_salt, with the token itself and a key outside the database, gives the token that came after it.
create table refresh_tokens (
  hash           bytea primary key,
  session_id     uuid not null references sessions (id) on delete cascade,
  created_at     timestamptz not null,
  expires_at     timestamptz not null,
  rotated_at     timestamptz,
  successor_salt bytea,
  check ((rotated_at is null) = (successor_salt is null))
);
create index refresh_tokens_session on refresh_tokens (session_id);
-- One live token a session, whatever the code does: a family never has two branches.
create unique index refresh_tokens_live on refresh_tokens (session_id) where rotated_at is null;

-- Keys that access tokens are signed with; the private halves are sealed.
create table signing_keys (
  kid         text primary key,
  state       text not null check (state in ('next', 'current', 'previous')),
  public_jwk  jsonb not null,
  private_jwk bytea not null,
  created_at  timestamptz not null
);
create unique index signing_keys_state on signing_keys (state) where state in ('next', 'current');

insert into roles (name, description) values
  ('guest', 'Reads and listens.'),
  ('storyteller', 'Writes stories and has them narrated.'),
  ('moderator', 'Looks after what others publish.'),
  ('admin', 'Looks after people and the platform.');

insert into permissions (name, description) values
  ('stories.read', 'Read stories that are one''s own, shared or published.'),
  ('stories.write', 'Write, import, change and delete one''s own stories.'),
  ('stories.publish', 'Publish one''s own stories.'),
  ('stories.moderate', 'Take back what others have published.'),
  ('narrations.read', 'Listen to narrations.'),
  ('narrations.write', 'Have stories narrated and cast voices.'),
  ('users.manage', 'See accounts and change their roles.'),
  ('events.manage', 'See events that were parked and drive them again.');

insert into role_permissions (role, permission)
select role, permission
from (values
  ('guest', array['stories.read', 'narrations.read']),
  ('storyteller', array['stories.read', 'narrations.read', 'stories.write', 'stories.publish', 'narrations.write']),
  ('moderator', array['stories.read', 'narrations.read', 'stories.write', 'stories.publish', 'narrations.write',
                      'stories.moderate']),
  ('admin', (select array_agg(name) from permissions))
) as grants (role, granted), unnest(granted) as permission;

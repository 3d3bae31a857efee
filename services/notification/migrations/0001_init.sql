-- What is told to whom, and how that went. No address is stored: it is asked for when the message is sent.
create table messages (
  id             uuid primary key,
  -- One message for each cause, recipient and way: an event that is delivered again adds none.
  cause          text not null unique,
  -- Whose key seals it and whose turn it takes: the recipient; for an invitation the session's owner, who invites.
  person_id      uuid not null,
  kind           text not null,
  -- 'any' until it is sent: e-mail or SMS, as the guest can be reached.
  way            text not null check (way in ('any', 'email', 'sms', 'push', 'in-app')),
  story_id       uuid,
  invitation_id  uuid,
  -- Queued messages are sent at not_before; held ones wait for a digest, and are digested with it.
  state          text not null check (state in ('queued', 'held', 'sent', 'digested', 'failed', 'dropped', 'dead')),
  -- Why it was not sent.
  reason         text,
  attempts       integer not null default 0,
  not_before     timestamptz not null,
  -- Whether a job has been made for it.
  enqueued       boolean not null default false,
  -- The facts that its text is made of, under the person's key; null once they are not needed.
  sealed         bytea,
  -- HMAC of the address that it went to, so that a bounce finds it.
  address        bytea,
  -- The id that the SMS provider gave it.
  provider_id    text unique,
  created_at     timestamptz not null,
  ended_at       timestamptz
);
create index messages_due on messages (not_before) where state = 'queued' and not enqueued;
create index messages_held on messages (person_id, not_before) where state = 'held';
create index messages_person on messages (person_id, id);
create index messages_invitation on messages (invitation_id) where invitation_id is not null;
create index messages_state on messages (state, id);
create index messages_ended on messages (ended_at) where ended_at is not null;

-- What a user sees in the app.
create table in_app (
  -- The message's.
  id         uuid primary key,
  person_id  uuid not null,
  kind       text not null,
  story_id   uuid,
  sealed     bytea not null,
  created_at timestamptz not null,
  read_at    timestamptz
);
create index in_app_person on in_app (person_id, id);
create index in_app_unread on in_app (person_id) where read_at is null;

-- How a person wants to be told. Nobody needs a row.
create table preferences (
  person_id   uuid primary key,
  language    text check (language in ('en', 'de', 'fr', 'es', 'ar')),
  time_zone   text not null,
  -- Minutes after midnight; both null without quiet hours.
  quiet_from  integer check (quiet_from between 0 and 1439),
  quiet_until integer check (quiet_until between 0 and 1439),
  digest      text not null check (digest in ('off', 'daily')),
  digest_hour integer not null check (digest_hour between 0 and 23),
  -- The ways of those topics that the person has chosen ways for.
  ways        jsonb not null,
  changed_at  timestamptz not null,
  check ((quiet_from is null) = (quiet_until is null))
);

-- Addresses that must not be written to.
create table suppressions (
  -- HMAC of the address.
  address bytea primary key,
  why     text not null check (why in ('unsubscribed', 'stop', 'bounced', 'complained')),
  since   timestamptz not null
);

-- Browsers that show messages.
create table push_subscriptions (
  id         uuid primary key,
  person_id  uuid not null,
  -- HMAC of the endpoint: a browser that subscribes again replaces its row.
  endpoint   bytea not null unique,
  -- The endpoint and the browser's keys, under the person's key.
  sealed     bytea not null,
  created_at timestamptz not null
);
create index push_subscriptions_person on push_subscriptions (person_id);

-- Our key pair for web push (VAPID), made at the first start.
create table push_keys (
  only_one boolean primary key default true check (only_one),
  public   text not null,
  sealed   bytea not null
);

-- Replica of what texts need of a story.
create table stories (
  id       uuid primary key,
  owner_id uuid not null,
  sealed   bytea,
  deleted  boolean not null default false
);
create index stories_owner on stories (owner_id);

-- Replica of who takes part in which session.
create table participants (
  id         uuid primary key,
  -- A user's id, or for a guest the same as id.
  person_id  uuid not null,
  -- The user that they are or have become.
  user_id    uuid,
  session_id uuid not null,
  story_id   uuid not null,
  owner_id   uuid not null
);
create index participants_person on participants (person_id);
create index participants_user on participants (user_id);
create index participants_session on participants (session_id);
create index participants_owner on participants (owner_id);

-- A user's request that others give a story their voices, their memories, or both.
create table collaboration_sessions (
  id               uuid primary key,
  owner_id         uuid not null,
  story_id         uuid not null,
  status           text not null check (status in ('open', 'closed')),
  closed_cause     text check (closed_cause in ('owner', 'deadline', 'story-deleted')),
  -- The session's title and description, the story's title, the organiser's name and the characters, under the owner's key.
  sealed           bytea not null,
  -- The language in which guests are addressed.
  language         text not null,
  -- The revision of the story that the lines are from.
  revision         integer not null,
  -- Whose lines are asked for; null for every character that speaks.
  asked_characters text[],
  -- Further lines, by their numbers.
  asked_lines      integer[] not null,
  asks_memories    boolean not null,
  -- What guests may hear: their own takes, all takes, or the finished audiobook too.
  listen           text not null check (listen in ('own', 'all', 'finished')),
  -- Whether people who have not finished are reminded.
  reminds          boolean not null,
  -- Whether guests see the names of the other guests.
  names_shown      boolean not null,
  -- How many guests the owner's tier allows.
  guests_cap       integer not null check (guests_cap >= 0),
  deadline         timestamptz,
  created_at       timestamptz not null,
  updated_at       timestamptz not null,
  closed_at        timestamptz
);
create index collaboration_sessions_owner on collaboration_sessions (owner_id, id);
create index collaboration_sessions_story on collaboration_sessions (story_id);
create index collaboration_sessions_deadline on collaboration_sessions (deadline) where status = 'open';

-- Users who may do all that the owner may, except deleting the session.
create table organisers (
  session_id uuid not null references collaboration_sessions (id) on delete cascade,
  user_id    uuid not null,
  added_at   timestamptz not null,
  primary key (session_id, user_id)
);
create index organisers_user on organisers (user_id);

-- Copies of the lines that are asked for, so that guests can record while the story service is down.
create table session_lines (
  session_id   uuid not null references collaboration_sessions (id) on delete cascade,
  line         integer not null check (line >= 0),
  -- Null for the narrator.
  character_id text,
  kind         text not null check (kind in ('narration', 'speech', 'heading')),
  -- The words, the speaker's name, the lines around it and the emotion, under the owner's key.
  sealed       bytea not null,
  primary key (session_id, line)
);

create table invitations (
  id               uuid primary key,
  session_id       uuid not null references collaboration_sessions (id) on delete cascade,
  -- The owner or co-organiser who invited.
  invited_by       uuid not null,
  kind             text not null check (kind in ('contributor', 'organiser')),
  way              text not null check (way in ('email', 'sms', 'link')),
  -- The address or phone number, the recipient's name and the note, under the owner's key.
  sealed           bytea not null,
  -- The token, under the owner's key: a message that is sent again carries the same link.
  token_sealed     bytea not null,
  -- SHA-256 of the token.
  token_hash       bytea not null unique,
  -- HMAC of the address or number, to find a second invitation of the same person; null for a link.
  recipient_hash   bytea,
  language         text not null,
  time_zone        text not null,
  household        boolean not null,
  -- Whose lines, and which further ones; null where the invitation does not narrow the session.
  asked_characters text[],
  asked_lines      integer[],
  max_uses         integer not null check (max_uses between 1 and 1000),
  uses             integer not null check (uses between 0 and max_uses),
  -- An invitation that the owner sent to themselves, to see what others get.
  test             boolean not null,
  -- The message that carries it at present.
  message_id       uuid,
  -- Why that message is sent.
  occasion         text not null check (occasion in ('first', 'resent', 'reminder', 'test')),
  queued_at        timestamptz,
  sent_at          timestamptz,
  bounced_at       timestamptz,
  bounce_reason    text check (bounce_reason in ('bounced', 'complained', 'undeliverable', 'opted-out', 'gave-up')),
  opened_at        timestamptz,
  started_at       timestamptz,
  submitted_at     timestamptz,
  opted_out_at     timestamptz,
  reminders        integer not null check (reminders >= 0),
  reminded_at      timestamptz,
  expires_at       timestamptz not null,
  revoked_at       timestamptz,
  created_at       timestamptz not null
);
create index invitations_session on invitations (session_id, id);
create index invitations_recipient on invitations (session_id, recipient_hash);
create index invitations_invited_by on invitations (invited_by);
create index invitations_message on invitations (message_id);

-- Somebody who accepted an invitation: a user, or a guest without an account.
create table participants (
  id            uuid primary key,
  session_id    uuid not null references collaboration_sessions (id) on delete cascade,
  invitation_id uuid references invitations (id) on delete set null,
  -- The user's id, or the guest's own. It seals what they give, and stays when a guest becomes a user.
  person_id     uuid not null,
  -- Null for a guest.
  user_id       uuid,
  -- The name that they gave, under the person's key.
  sealed        bytea not null,
  language      text not null,
  time_zone     text not null,
  -- As in their invitation.
  asked_characters text[],
  asked_lines   integer[],
  joined_at     timestamptz not null,
  started_at    timestamptz,
  submitted_at  timestamptz,
  left_at       timestamptz
);
create index participants_session on participants (session_id, id);
create index participants_invitation on participants (invitation_id);
create unique index participants_person on participants (session_id, person_id) where left_at is null;
create unique index participants_user on participants (session_id, user_id) where user_id is not null and left_at is null;
create index participants_person_id on participants (person_id);
create index participants_user_id on participants (user_id);

-- Tokens of guests, each valid for the session of its participant alone.
create table guest_tokens (
  hash           bytea primary key,
  participant_id uuid not null references participants (id) on delete cascade,
  created_at     timestamptz not null
);
create index guest_tokens_participant on guest_tokens (participant_id);

-- What participants allowed. Rows are never changed, except that a consent is withdrawn, once.
create table consents (
  id             uuid primary key,
  participant_id uuid not null references participants (id) on delete cascade,
  person_id      uuid not null,
  uses           text[] not null,
  until          timestamptz not null,
  how            text not null check (how in ('pressed', 'said')),
  guardian       boolean not null,
  -- The guardian's name, under the person's key; null without a guardian.
  sealed         bytea,
  -- Which wording the person saw, and in which language.
  wording        text not null,
  language       text not null,
  given_at       timestamptz not null,
  withdrawn_at   timestamptz,
  cause          text check (cause in ('person', 'erased', 'expired', 'story-deleted')),
  -- What narration deleted, as it reported it.
  receipt        jsonb
);
create index consents_participant on consents (participant_id, id);
create index consents_person on consents (person_id);

-- Recordings that participants made of lines.
create table voice_contributions (
  id             uuid primary key,
  session_id     uuid not null references collaboration_sessions (id) on delete cascade,
  participant_id uuid not null references participants (id) on delete cascade,
  person_id      uuid not null,
  consent_id     uuid not null references consents (id),
  revision       integer not null,
  line           integer not null check (line >= 0),
  lines          integer not null check (lines >= 1),
  -- The words that were shown, with their speaker, under the owner's key: they stay when the story changes.
  words_sealed   bytea not null,
  -- The original, under the person's key.
  blob_id        uuid not null,
  content_type   text not null,
  bytes          bigint not null,
  sha256         text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  status         text not null check (status in ('received', 'ready', 'refused', 'accepted', 'returned', 'declined', 'withdrawn')),
  contributed_at timestamptz not null
);
create index voice_contributions_session on voice_contributions (session_id, id);
create index voice_contributions_participant on voice_contributions (participant_id, id);
create index voice_contributions_person on voice_contributions (person_id);
create index voice_contributions_consent on voice_contributions (consent_id);

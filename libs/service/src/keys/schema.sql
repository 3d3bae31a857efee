-- One wrapped data key for each owner of blobs; deleting the row makes all blobs of the owner unreadable.
create table blob_keys (
  owner text primary key,
  wrapped bytea not null,
  wrapped_by text,
  created_at timestamptz not null default now()
);

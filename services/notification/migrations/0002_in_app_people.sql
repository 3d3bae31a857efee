-- Whose names a message in the app contains: it is deleted when one of them is erased.
create table in_app_people (
  item_id   uuid not null references in_app (id) on delete cascade,
  person_id uuid not null,
  primary key (item_id, person_id)
);
create index in_app_people_person on in_app_people (person_id);

-- Who may organise sessions, take part in them, and look after messages that did not arrive.
insert into permissions (name, description) values
  ('collaborations.write', 'Open sessions on one''s own stories, invite people and decide on what they contribute.'),
  ('collaborations.contribute', 'Take part in a session: record lines, write memories and comments.'),
  ('notifications.manage', 'See messages that were not delivered and send them again.');

insert into role_permissions (role, permission) values
  ('guest', 'collaborations.contribute'),
  ('storyteller', 'collaborations.contribute'),
  ('storyteller', 'collaborations.write'),
  ('moderator', 'collaborations.contribute'),
  ('moderator', 'collaborations.write'),
  ('admin', 'collaborations.contribute'),
  ('admin', 'collaborations.write'),
  ('admin', 'notifications.manage');

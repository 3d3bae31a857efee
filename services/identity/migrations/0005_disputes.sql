-- Whoever answers banks needs neither accounts nor roles.
insert into permissions (name, description) values
  ('disputes.read', 'See payments that payers'' banks claim back.');
insert into role_permissions (role, permission) values ('admin', 'disputes.read');

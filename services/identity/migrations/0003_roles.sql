-- Roles that admins make beside the built-in ones. Tokens made before permissions_changed_at say what a role granted once.
alter table roles
  add column built_in               boolean not null default false,
  add column permissions_changed_at timestamptz;
update roles set built_in = true;

insert into permissions (name, description) values
  ('roles.manage', 'Make roles and say what they grant.'),
  ('audit.read', 'Read the audit log.');
insert into role_permissions (role, permission) values ('admin', 'roles.manage'), ('admin', 'audit.read');

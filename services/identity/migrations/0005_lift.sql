-- An operator who is told of a lost second factor has its owner asked by letter; the link in it turns codes off.
alter table mail_links drop constraint mail_links_purpose_check;
alter table mail_links add constraint mail_links_purpose_check
  check (purpose in ('verify-email', 'reset-password', 'leave-email', 'enter-email', 'lift-second-factors'));

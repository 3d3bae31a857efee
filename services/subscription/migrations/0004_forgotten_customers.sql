-- A customer whom the embedded provider was told to forget is nobody's any more.
alter table embedded_customers alter column user_id drop not null;

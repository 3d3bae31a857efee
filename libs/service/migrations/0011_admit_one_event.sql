-- Whether the inbox still has rows of before it knew days, which have '-infinity' for their time. Nothing adds to them.
alter table inbox_forgotten add column carries boolean not null default false;
update inbox_forgotten set carries = exists (select from inbox where time = '-infinity');

-- As before, with one statement where there were three: how an event stands is found out where it is noted. By then its
-- aggregate's lock is held, and that on the inbox, so the statement sees what was committed while they were waited for.
create or replace function admit_event(
  of_consumer text, its_source text, its_id text, its_time timestamptz, aggregate text, now_is timestamptz
)
returns text
language plpgsql as $$
declare
  locked   text := pg_advisory_xact_lock(hashtextextended(of_consumer || ' ' || aggregate, 0));
  standing text;
begin
  insert into inbox (consumer, source, id, time, handled_at)
  values (of_consumer, its_source, its_id, its_time, now_is)
  on conflict do nothing
  returning (
    select case
             when carries and exists (select from inbox as old
                                       where old.consumer = of_consumer and old.source = its_source
                                         and old.id = its_id and old.time = '-infinity') then 'carried'
             when its_time < before then 'forgotten'
             when exists (select from parked_events p
                           where p.consumer = of_consumer and p.aggregate_id = aggregate) then 'waits'
             else 'fresh'
           end
      from inbox_forgotten
  ) into standing;
  if standing = 'carried' then
    delete from inbox where consumer = of_consumer and source = its_source and id = its_id and time = its_time;
  end if;
  return case when standing is null or standing = 'carried' then 'duplicate' else standing end;
end
$$;

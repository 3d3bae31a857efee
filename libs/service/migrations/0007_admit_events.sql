-- Lets events in at a consumer and notes that they came, each at its own time, by which the inbox lies in days: gives the
-- place (from 1) of each that is new there, and how it stands. 'waits': behind a parked event of its aggregate;
-- 'forgotten': older than what the inbox remembers. What was handled before the inbox knew days has '-infinity'.
-- A function, so that it is one round trip, and so that each statement sees what was committed while a lock was waited
-- for: the aggregates' locks, taken in one order by everybody, and that on the inbox of whoever drops a day of it.
create function admit_events(
  of_consumer text, sources text[], ids text[], times timestamptz[], aggregates text[], now_is timestamptz
)
returns table (place int, standing text)
language plpgsql as $$
begin
  perform pg_advisory_xact_lock(keys.key)
     from (select distinct hashtextextended(of_consumer || ' ' || aggregate, 0) as key
             from unnest(aggregates) as aggregate order by key) as keys;
  return query
    with fresh as (
      insert into inbox (consumer, source, id, time, handled_at)
      select of_consumer, came.source, came.id, came.time, now_is
        from unnest(sources, ids, times) as came (source, id, time)
       where not exists (select from inbox as old
                          where old.consumer = of_consumer and old.source = came.source and old.id = came.id
                            and old.time = '-infinity')
      on conflict do nothing
      returning source, id, time, time < (select before from inbox_forgotten) as forgotten
    )
    select min(came.nr)::int,
           case when fresh.forgotten then 'forgotten'
                when exists (select from parked_events p
                              where p.consumer = of_consumer and p.aggregate_id = came.aggregate) then 'waits'
                else 'fresh' end
      from unnest(sources, ids, times, aggregates) with ordinality as came (source, id, time, aggregate, nr)
      join fresh using (source, id, time)
     group by came.source, came.id, came.time, came.aggregate, fresh.forgotten
     order by 1;
end
$$;

-- The same for one event, where the plan for many costs twice as much. The lock is an expression for its speed.
create function admit_event(
  of_consumer text, its_source text, its_id text, its_time timestamptz, aggregate text, now_is timestamptz
)
returns text
language plpgsql as $$
declare
  locked    text := pg_advisory_xact_lock(hashtextextended(of_consumer || ' ' || aggregate, 0));
  forgotten boolean;
begin
  insert into inbox (consumer, source, id, time, handled_at)
  select of_consumer, its_source, its_id, its_time, now_is
   where not exists (select from inbox as old
                      where old.consumer = of_consumer and old.source = its_source and old.id = its_id
                        and old.time = '-infinity')
  on conflict do nothing
  returning time < (select before from inbox_forgotten) into forgotten;
  if not found then
    return 'duplicate';
  end if;
  if forgotten then
    return 'forgotten';
  end if;
  if exists (select from parked_events p where p.consumer = of_consumer and p.aggregate_id = aggregate) then
    return 'waits';
  end if;
  return 'fresh';
end
$$;

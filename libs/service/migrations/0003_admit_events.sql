-- Lets events in at a consumer and notes that they came: gives the place (from 1) of each that is new there, and whether
-- it has to wait behind a parked event of its aggregate. A function, so that what follows the lock sees what was
-- committed while it was waited for, and so that it is one round trip. Locks are taken in one order by everybody.
create function admit_events(of_consumer text, sources text[], ids text[], aggregates text[], now_is timestamptz)
returns table (place int, waits boolean)
language plpgsql as $$
begin
  perform pg_advisory_xact_lock(keys.key)
     from (select distinct hashtextextended(of_consumer || ' ' || aggregate, 0) as key
             from unnest(aggregates) as aggregate order by key) as keys;
  return query
    with fresh as (
      insert into inbox (consumer, source, id, handled_at)
      select of_consumer, came.source, came.id, now_is from unnest(sources, ids) as came (source, id)
      on conflict do nothing
      returning source, id
    )
    select min(came.nr)::int,
           exists (select from parked_events p where p.consumer = of_consumer and p.aggregate_id = came.aggregate)
      from unnest(sources, ids, aggregates) with ordinality as came (source, id, aggregate, nr)
      join fresh using (source, id)
     group by came.source, came.id, came.aggregate
     order by 1;
end
$$;

-- The same for one event, where the plan for many costs twice as much. The lock is an expression for its speed.
create function admit_event(of_consumer text, its_source text, its_id text, aggregate text, now_is timestamptz)
returns text
language plpgsql as $$
declare
  locked text := pg_advisory_xact_lock(hashtextextended(of_consumer || ' ' || aggregate, 0));
begin
  insert into inbox (consumer, source, id, handled_at) values (of_consumer, its_source, its_id, now_is)
  on conflict do nothing;
  if not found then
    return 'duplicate';
  end if;
  if exists (select from parked_events p where p.consumer = of_consumer and p.aggregate_id = aggregate) then
    return 'waits';
  end if;
  return 'fresh';
end
$$;

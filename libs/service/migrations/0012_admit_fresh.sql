-- As admit_event, for whoever asks for the effect in the same breath: an event that is not fresh ends the transaction
-- here, so that nothing which is asked after it comes about.
create function admit_fresh(
  of_consumer text, its_source text, its_id text, its_time timestamptz, aggregate text, now_is timestamptz
)
returns void
language plpgsql as $$
declare
  standing text := admit_event(of_consumer, its_source, its_id, its_time, aggregate, now_is);
begin
  if standing <> 'fresh' then
    raise exception using errcode = 'EV001', message = 'An event has come that is not new: ' || standing || '.';
  end if;
end
$$;

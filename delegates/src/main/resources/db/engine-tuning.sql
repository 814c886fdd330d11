-- The tables of running instances live on updates and deletes: room for them in each page, and early clean-up.
do $$
declare
  tab record;
begin
  for tab in select tablename from pg_tables where schemaname = 'public' and tablename like 'act\_ru\_%' loop
    execute format('alter table public.%I set (fillfactor = 75, autovacuum_vacuum_scale_factor = 0.02, '
                   || 'autovacuum_analyze_scale_factor = 0.02)', tab.tablename);
  end loop;
end
$$
^;
-- Serves the search for due jobs, however many timers wait.
create index baton_idx_job_due on public.act_ru_job (duedate_) where retries_ > 0 and suspension_state_ = 1
^;

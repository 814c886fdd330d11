-- Of a number's words STOP and START the newer one holds, in whatever order they are handled. A row whose number wants texts
-- again keeps since when; of a number that never said STOP both times are when it said START.
alter table crm.text_opt_out add column lifted_at timestamptz;

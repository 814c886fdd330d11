-- Whoever brought a lead in sees it, wherever it is routed.
alter table crm.lead add column created_by text not null default crm.current_actor();


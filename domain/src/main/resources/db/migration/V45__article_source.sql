-- What was learnt with a record is drafted once, however often the step that does so is tried.
create unique index article_source on crm.article (tenant_id, source_type, source_id) where source_id is not null;

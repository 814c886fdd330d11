-- The application works as ${runtime}, which owns nothing: it reads and writes rows, and can do no DDL.
grant usage on schema crm, web, public to ${runtime};
grant select, insert, update, delete on all tables in schema crm to ${runtime};
grant select, insert, update, delete on all tables in schema web, public to ${runtime};
revoke all on public.flyway_schema_history from ${runtime};
grant usage on all sequences in schema crm to ${runtime};
grant execute on all functions in schema crm to ${runtime};
revoke insert, update, delete, truncate on crm.audit, crm.audit_seal, crm.audit_chain from ${runtime};
revoke update, delete, truncate on crm.audit_check from ${runtime};
revoke execute on function crm.audit_add(text, uuid, uuid, text, text, jsonb, jsonb) from public, ${runtime};

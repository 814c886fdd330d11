package dev.baton.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables of the business that can say something about a person: asked of the database, so that none is forgotten.
 * Rows without an id (counters) are nobody's.
 */
@Component
class Tables {
    /** About our own people and settings, or looked after by name. */
    private static final Set<String> NOT_ABOUT_OTHERS = Set.of(
            "tenant",
            "person",
            "person_absence",
            "person_sign_in",
            "team",
            "team_member",
            "api_key",
            "mailbox",
            "mailbox_secret",
            "article_vote",
            "macro",
            "sender_address",
            "webhook_endpoint",
            "webhook_secret",
            "text_settings",
            "sender_key",
            "calendar",
            "calendar_day",
            "calendar_interval",
            "holiday",
            "queue_cursor",
            "ticket_counter",
            "notice",
            "notice_settings",
            "notice_digest",
            "sla_promise",
            "process_link",
            "suppression",
            "suppression_key",
            "duty_done",
            "access_report",
            "audit_seal",
            "audit_chain",
            "audit_check",
            "erasure_request",
            "erasure_subject",
            "erasure_record",
            "erasure_finding");

    /** Columns that tell or quote, where a name can stand; the rest are words of our own. */
    private static final Set<String> FREE = Set.of(
            "subject",
            "body",
            "body_html",
            "name",
            "summary",
            "payload",
            "detail",
            "record_title",
            "customer",
            "note",
            "message",
            "status_reason",
            "undo_note",
            "inputs",
            "cells",
            "before",
            "after",
            "problems",
            "journal",
            "answer",
            "last_error",
            "last_answer",
            "qualification",
            "provider_answer",
            "campaign",
            "file_name",
            "recipient",
            "title",
            "external_id",
            "text",
            "description",
            "reason",
            "filter",
            "requester_name",
            "resolution",
            "comment");

    private final JdbcClient jdbc;

    Tables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A column, with whether it takes nulls and is part of a key of its own. */
    record Column(String table, String name, String type, boolean nullable, boolean unique) {
        boolean isText() {
            return type.equals("text") || type.equals("character varying");
        }

        boolean isJson() {
            return type.equals("jsonb");
        }

        boolean isBytes() {
            return type.equals("bytea");
        }

        boolean isId() {
            return type.equals("uuid") && !name.equals("tenant_id");
        }

        /** Whether a name can stand in it. */
        boolean isFree() {
            return FREE.contains(name);
        }
    }

    /** A table and those of its columns that matter. */
    record Table(String name, List<Column> columns) {
        Stream<Column> texts() {
            return columns.stream().filter(column -> column.isText() || column.isJson());
        }

        Stream<Column> bytes() {
            return columns.stream().filter(Column::isBytes);
        }

        Stream<Column> ids() {
            return columns.stream().filter(Column::isId);
        }
    }

    List<Table> all() {
        Map<String, List<Column>> columns = new TreeMap<>();
        jdbc.sql("""
            select c.relname, a.attname, format_type(a.atttypid, null) as type, not a.attnotnull as nullable,
                   exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisunique
                             and not i.indisprimary and a.attnum = any(i.indkey)) as is_unique
              from pg_attribute a join pg_class c on c.oid = a.attrelid
             where c.relnamespace = 'crm'::regnamespace and c.relkind in ('r', 'p')
               and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
               and exists (select 1 from pg_attribute i where i.attrelid = c.oid and i.attname = 'id')
             order by c.relname, a.attnum
            """).query(row -> {
            var table = row.getString("relname");
            if (!NOT_ABOUT_OTHERS.contains(table)) {
                columns.computeIfAbsent(table, name -> new ArrayList<>())
                        .add(new Column(
                                table,
                                row.getString("attname"),
                                row.getString("type"),
                                row.getBoolean("nullable"),
                                row.getBoolean("is_unique")));
            }
        });
        return columns.entrySet().stream()
                .map(entry -> new Table(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }
}

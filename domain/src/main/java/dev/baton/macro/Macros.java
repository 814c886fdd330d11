package dev.baton.macro;

import dev.baton.identity.SignedIn;
import dev.baton.knowledge.Language;
import dev.baton.shared.FieldProblem;
import dev.baton.shared.Invalid;
import dev.baton.shared.NotFound;
import dev.baton.shared.Texts;
import dev.baton.shared.UuidV7;
import dev.baton.tenant.Tenant;
import dev.baton.tenant.Tenants;
import dev.baton.ticket.TicketView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with macros: write them once, and begin their answers with them. */
@Service
@Transactional
public class Macros {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_BODY = 10_000;
    private static final int LONGEST_CATEGORY = 100;

    private final JdbcClient jdbc;
    private final Tenants tenants;
    private final Clock clock;

    Macros(JdbcClient jdbc, Tenants tenants, Clock clock) {
        this.jdbc = jdbc;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Macro> all() {
        return jdbc.sql("select * from crm.macro order by lower(name), language")
                .query(Macros::macro)
                .list();
    }

    @Transactional(readOnly = true)
    public Macro get(UUID id) {
        return jdbc.sql("select * from crm.macro where id = ?")
                .param(id)
                .query(Macros::macro)
                .optional()
                .orElseThrow(() -> new NotFound("macro", id));
    }

    /**
     * Macros to answer a ticket with: those in its language first. Without words, only those for its team and its category;
     * with words, all whose names hold them.
     */
    @Transactional(readOnly = true)
    public List<Macro> fitting(String words, TicketView ticket, int limit) {
        return jdbc.sql("""
                        select * from crm.macro
                         where case when :words = ''
                                    then (team is null or team = :team) and (category is null or category = :category)
                                    else position(lower(:words) in lower(name)) > 0 end
                         order by language <> :language, team is null, category is null, lower(name), id
                         limit :limit
                        """)
                .param("words", words.strip())
                .param("team", ticket.team() == null ? "" : ticket.team())
                .param("category", ticket.category() == null ? "" : ticket.category())
                .param("language", ticket.language())
                .param("limit", limit)
                .query(Macros::macro)
                .list();
    }

    /** The words of a macro for one ticket; what is not known stays a gap that can be seen. */
    @Transactional(readOnly = true)
    public String fill(UUID id, TicketView ticket, SignedIn agent) {
        var text = get(id).text();
        return text.body().fill(MacroValues.of(ticket, agent, tenantOf(agent), text.language()));
    }

    /** What a text would say to a customer we made up, were it a macro. */
    @Transactional(readOnly = true)
    public String preview(MacroBody body, Language language, SignedIn agent) {
        return body.fill(MacroValues.sample(agent, tenantOf(agent), language, clock.instant()));
    }

    private Tenant tenantOf(SignedIn agent) {
        return tenants.byId(agent.tenant()).orElseThrow(() -> new NotFound("tenant", agent.tenant()));
    }

    /**
     * Writes a macro.
     *
     * @throws Invalid if something is missing, too long, or no variable; or there is one of that name
     */
    public UUID write(MacroText text) {
        var id = UuidV7.next();
        try {
            jdbc.sql("insert into crm.macro (id, name, language, team, category, body, changed_at) "
                            + "values (:id, :name, :language, :team, :category, :body, :at)")
                    .params(columns(checked(text)))
                    .param("id", id)
                    .update();
        } catch (DuplicateKeyException taken) {
            throw twice();
        }
        return id;
    }

    /**
     * Writes a macro anew.
     *
     * @throws Invalid as {@link #write}
     * @throws OptimisticLockingFailureException if it was changed since that version
     */
    public void change(UUID id, MacroText text, long version) {
        var values = columns(checked(text));
        values.put("id", id);
        values.put("version", version);
        try {
            refuseIfNone(
                    jdbc.sql(
                                    "update crm.macro set name = :name, language = :language, team = :team, category = :category, "
                                            + "body = :body, changed_at = :at, version = version + 1 "
                                            + "where id = :id and version = :version")
                            .params(values)
                            .update(),
                    id);
        } catch (DuplicateKeyException taken) {
            throw twice();
        }
    }

    /**
     * Takes a macro away; answers that began with it stay as they are.
     *
     * @throws OptimisticLockingFailureException if it was changed since that version
     */
    public void remove(UUID id, long version) {
        refuseIfNone(
                jdbc.sql("delete from crm.macro where id = ? and version = ?")
                        .params(id, version)
                        .update(),
                id);
    }

    private Map<String, @Nullable Object> columns(MacroText text) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("name", text.name());
        values.put("language", text.language().key());
        values.put("team", text.team());
        values.put("category", text.category());
        values.put("body", text.body().text());
        values.put("at", clock.instant().atOffset(ZoneOffset.UTC));
        return values;
    }

    private void refuseIfNone(int changed, UUID id) {
        if (changed == 0) {
            throw new OptimisticLockingFailureException("Macro " + get(id).id() + " was changed since that version");
        }
    }

    private static MacroText checked(MacroText text) {
        var name = Texts.line(text.name());
        var category = Texts.orNull(text.category());
        var body = new MacroBody(Texts.block(text.body().text()));
        var problems = new ArrayList<FieldProblem>();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            problems.add(new FieldProblem("name", "macros.name.missing"));
        }
        if (category != null && category.length() > LONGEST_CATEGORY) {
            problems.add(new FieldProblem("category", "macros.category.too-long"));
        }
        if (body.text().isEmpty() || body.text().length() > LONGEST_BODY) {
            problems.add(new FieldProblem("body", "macros.body.missing"));
        }
        if (!body.unknown().isEmpty()) {
            problems.add(new FieldProblem(
                    "body",
                    "There is no " + String.join(", ", body.unknown()) + ". There are "
                            + Arrays.stream(MacroVariable.values())
                                    .map(MacroVariable::written)
                                    .collect(Collectors.joining(", "))));
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return new MacroText(
                name, text.language(), Texts.orNull(text.team()), category == null ? null : Texts.line(category), body);
    }

    private static Invalid twice() {
        return new Invalid(List.of(new FieldProblem("name", "macros.name.taken")));
    }

    private static Macro macro(ResultSet row, int number) throws SQLException {
        return new Macro(
                row.getObject("id", UUID.class),
                new MacroText(
                        row.getString("name"),
                        Language.parse(row.getString("language")),
                        row.getString("team"),
                        row.getString("category"),
                        new MacroBody(row.getString("body"))),
                row.getLong("version"));
    }
}

package dev.baton.leadimport;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets go of the rows of files that became nobody: people in them never became leads, so after a while there is no
 * reason left to hold them (GDPR Art. 5 (1) (e)). How many there were, and on which lines, stays.
 */
@Service
@Transactional
class RowRetention {
    /** Long enough to mend what was refused and to hand it in again. */
    static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    RowRetention(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Empties rows that were refused, and those of files that nobody ran.
     *
     * @return how many
     */
    @CanIgnoreReturnValue
    int forget() {
        return jdbc.sql("""
                        update crm.lead_import_row r set cells = '[]', problems = '[]', before = null, after = null
                          from crm.lead_import i
                         where i.id = r.import_id and r.cells <> '[]'
                           and (i.state in ('uploaded', 'checked') and i.created_at < :before
                                or r.outcome = 'refused' and r.handled_at < :before)
                        """)
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }
}

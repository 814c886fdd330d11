package dev.baton.mailroom;

import dev.baton.shared.RecordRef;
import dev.baton.shared.RecordType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Reads what several tables of letters have in common. */
final class Rows {
    static RecordRef record(ResultSet row) throws SQLException {
        return new RecordRef(RecordType.parse(row.getString("record_type")), row.getObject("record_id", UUID.class));
    }

    private Rows() {}
}

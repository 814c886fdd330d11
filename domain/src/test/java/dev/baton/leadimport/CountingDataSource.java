package dev.baton.leadimport;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Writes down every statement that is prepared through it. */
class CountingDataSource extends DelegatingDataSource {
    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());

    CountingDataSource(DataSource target) {
        super(target);
    }

    List<String> statementsOf(Runnable work) {
        statements.clear();
        work.run();
        return statements.stream()
                .filter(sql -> !sql.contains("set_config('baton.tenant'"))
                .toList();
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement") && arguments[0] instanceof String sql) {
                        statements.add(sql.strip());
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException cause) {
                        throw cause.getCause();
                    }
                });
    }
}

package dev.baton.demo;

import static org.awaitility.Awaitility.await;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/**
 * Counts the statements of each request to the demo under test, all that its thread prepares from the first filter to the
 * last; but not those of the limits, which are shared in batches by whichever request comes next. Found by the application's own scan, which looks through the tests' classes too.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestStatements implements BeanPostProcessor, Filter {
    private static final String LIMITS = "crm.rate_limit";

    private static final Map<String, Integer> LAST = new ConcurrentHashMap<>();

    private final ThreadLocal<AtomicInteger> counting = new ThreadLocal<>();

    /**
     * The statements of a request; the least of three tries, for sign-ins and limits have to be looked after now and then.
     *
     * @param path with its query, as it is asked for
     */
    static int of(String path, Runnable request) {
        return IntStream.range(0, 3)
                .map(once -> {
                    LAST.remove(path);
                    request.run();
                    await().until(() -> LAST.containsKey(path));
                    return LAST.getOrDefault(path, 0);
                })
                .min()
                .orElseThrow();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var statements = new AtomicInteger();
        counting.set(statements);
        try {
            chain.doFilter(request, response);
        } finally {
            counting.remove();
            if (request instanceof HttpServletRequest http) {
                var query = http.getQueryString();
                LAST.put(http.getRequestURI() + (query == null ? "" : "?" + query), statements.get());
            }
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Counted(source) : bean;
    }

    private final class Counted extends DelegatingDataSource {
        Counted(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        var statements = counting.get();
                        if (statements != null
                                && method.getName().equals("prepareStatement")
                                && !String.valueOf(arguments[0]).contains(LIMITS)) {
                            statements.incrementAndGet();
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException cause) {
                            throw cause.getCause();
                        }
                    });
        }
    }
}

package dev.baton.lead;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Counts the statements that are prepared on the data source. */
public class StatementCounter implements BeanPostProcessor {
    private final AtomicInteger statements = new AtomicInteger();

    /** How many statements the work takes, those that begin the transaction left out. */
    public int during(Runnable work) {
        statements.set(0);
        work.run();
        return statements.get();
    }

    /** How many were prepared since the last {@link #during} began. */
    public int soFar() {
        return statements.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? counted(source, DataSource.class) : bean;
    }

    private <T> T counted(T target, Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")
                            && !String.valueOf(arguments[0]).startsWith("select set_config('baton.")) {
                        statements.incrementAndGet();
                    }
                    try {
                        var result = method.invoke(target, arguments);
                        return result instanceof Connection connection
                                        && method.getName().equals("getConnection")
                                ? counted(connection, Connection.class)
                                : result;
                    } catch (InvocationTargetException cause) {
                        throw cause.getCause();
                    }
                }));
    }
}

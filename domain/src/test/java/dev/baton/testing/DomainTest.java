package dev.baton.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of domain services on a database of its own: JPA, {@code JdbcClient}, transactions that know their tenant, and
 * a {@code Clock}; the services under test are named with {@code @Import}.
 *
 * <pre>{@code
 * @DomainTest
 * @Import(CalendarService.class)
 * class CalendarServiceTest {
 *     CalendarServiceTest(@Autowired CalendarService calendars, @Autowired TestDatabase database) { ... }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = DomainTestContext.class, webEnvironment = WebEnvironment.NONE)
@ContextConfiguration(initializers = DomainTestContext.OwnDatabase.class)
public @interface DomainTest {}

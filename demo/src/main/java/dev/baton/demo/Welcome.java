package dev.baton.demo;

import dev.baton.tenant.Tenant;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells a newcomer where to go and who to be. */
@Component
class Welcome {
    private static final Logger SAY = LoggerFactory.getLogger("dev.baton.demo.say");

    private final DemoKeys keys;
    private final DemoSettings settings;

    Welcome(DemoKeys keys, DemoSettings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    void say(String address) {
        var tenants =
                DemoTenants.ALL.stream().map(tenant -> about(tenant, address)).collect(Collectors.joining("\n"));
        SAY.info(
                """

                Baton is running: {}
                Everybody's password is "{}".

                {}
                  The customers' mailbox   {}/mailbox   (play the other side)
                  Their telephone          {}/phone
                  The API, to try it       {}/api
                  The data is kept in      {}   (delete it to begin anew)

                Stop with Ctrl+C.
                """,
                address,
                DemoPerson.PASSWORD,
                tenants,
                address,
                address,
                address,
                settings.data().toAbsolutePath().normalize());
    }

    private String about(Tenant tenant, String address) {
        var people = DemoPerson.of(tenant).stream()
                .map(person -> "    %-8s %-22s %s%n".formatted(person.login(), person.job(), person.name()))
                .collect(Collectors.joining());
        return """
                  %s
                    Sign in as
                %s
                    Public form   %s/public/leads/%s
                    E-mail        %s
                    API key       %s
                """.formatted(
                        tenant.name(),
                        people.indent(2).stripTrailing(),
                        address,
                        tenant.publicKey(),
                        tenant.mailAddress(),
                        keys.secretOf(tenant));
    }
}

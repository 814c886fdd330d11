package dev.baton.web.records;

import dev.baton.people.People;
import dev.baton.people.Person;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Turns what the database says of an actor ({@code person:anna}) into what people call them. */
@Component
public class Names {
    private final People people;

    Names(People people) {
        this.people = people;
    }

    /** The names of everybody, read once for a page. */
    public Book book() {
        var everybody = people.all();
        return new Book(
                everybody.stream().collect(Collectors.toMap(Person::login, Person::name)),
                everybody.stream()
                        .collect(Collectors.toMap(person -> person.id().toString(), Person::name)));
    }

    /** Everybody's names. */
    public record Book(Map<String, String> byLogin, Map<String, String> byId) {
        public Who who(String actor) {
            var colon = actor.indexOf(':');
            var kind = colon < 0 ? "system" : actor.substring(0, colon);
            var name = actor.substring(colon + 1);
            return switch (kind) {
                case "person" -> new Who("person", byLogin.getOrDefault(name, name));
                case "api-key" -> new Who("api-key", name);
                case "process" -> new Who("process", null);
                default -> new Who("system", null);
            };
        }
    }
}

package dev.baton.demo;

import java.util.UUID;

/** Makes up people nobody knows, unlike each other, so that none is taken for another's twin. */
final class Strangers {
    /** Somebody at a company of their own. */
    record Stranger(String firstName, String lastName, String company, String email) {
        String json() {
            return """
                    {"firstName": "%s", "lastName": "%s", "companyName": "%s", "email": "%s", "country": "FI",
                     "jobTitle": "Chief Executive Officer", "industry": "manufacturing", "employees": 320,
                     "source": "referral", "message": "We need a wrapping robot."}
                    """.formatted(firstName, lastName, company, email);
        }

        String csv() {
            return String.join(",", firstName, lastName, company, email);
        }

        String name() {
            return firstName + " " + lastName;
        }
    }

    static Stranger next() {
        var chance = letters();
        return new Stranger(
                capital(chance.substring(0, 7)),
                capital(chance.substring(7, 15)),
                capital(chance.substring(15, 26)),
                chance.substring(0, 7) + "@" + chance.substring(15, 26) + ".example");
    }

    private static String letters() {
        var text = new StringBuilder();
        for (var digit : UUID.randomUUID().toString().replace("-", "").toCharArray()) {
            text.append((char) ('a' + (Character.digit(digit, 16) * 5 + text.length() * 7) % 26));
        }
        return text.toString();
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private Strangers() {}
}

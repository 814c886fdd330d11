package dev.baton.web.tickets;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who is to get a copy of an answer, as it was typed.
 *
 * @param chosen of those the page offers
 * @param more further addresses; commas, semicolons or blanks stand between them
 */
record DraftCopies(List<String> chosen, String more) {
    /** Each as it stands there, address or not. */
    List<String> all() {
        return Stream.concat(chosen.stream(), Arrays.stream(more.split("[,;\\s]+")))
                .filter(address -> !address.isBlank())
                .toList();
    }
}

package dev.baton.ticket;

import dev.baton.shared.Rejected;

/** Somebody wrote while somebody else was writing: what they wrote must be read before an answer leaves. */
public class CrossedLetters extends Rejected {
    private static final long serialVersionUID = 1L;

    CrossedLetters(String ticket) {
        super("ticket.crossed", ticket);
    }
}

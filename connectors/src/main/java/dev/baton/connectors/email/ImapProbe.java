package dev.baton.connectors.email;

import dev.baton.connectors.Reason;
import dev.baton.mailbox.MailboxPlace;
import dev.baton.mailbox.MailboxProbe;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.springframework.stereotype.Component;

/** Looks into a mailbox without changing it, and says in the admin's words what is in the way. */
@Component
class ImapProbe implements MailboxProbe {
    private final MailboxLine line;

    ImapProbe(MailboxLine line) {
        this.line = line;
    }

    @Override
    public Answer look(MailboxPlace place, String password) {
        try (var store = line.open(place, password);
                var folder = store.getFolder(place.folder())) {
            folder.open(Folder.READ_ONLY);
            return new Answer(Outcome.READABLE, folder.getMessageCount(), folder.getUnreadMessageCount(), "");
        } catch (MessagingException cause) {
            return new Answer(outcomeOf(cause), 0, 0, Reason.of(cause));
        }
    }

    private static Outcome outcomeOf(MessagingException failure) {
        if (failure instanceof AuthenticationFailedException) {
            return Outcome.SIGN_IN_REFUSED;
        }
        if (failure instanceof FolderNotFoundException) {
            return Outcome.NO_FOLDER;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CheckedSockets.Forbidden) {
                return Outcome.FORBIDDEN_ADDRESS;
            }
            if (cause instanceof UnknownHostException) {
                return Outcome.UNKNOWN_HOST;
            }
            if (cause instanceof SocketTimeoutException) {
                return Outcome.TIMEOUT;
            }
            if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
                return cause.getMessage() != null && cause.getMessage().contains("timed out")
                        ? Outcome.TIMEOUT
                        : Outcome.NO_ANSWER;
            }
        }
        return Outcome.NOT_UNDERSTOOD;
    }
}

package dev.baton.masking;

/**
 * A name or anything else about a person, to be logged: shows its first letter only.
 *
 * <pre>{@code
 * log.warn("Nobody answers {}", new Personal(lead.name())); // Nobody answers A***
 * }</pre>
 */
public record Personal(String value) {
    @Override
    public String toString() {
        return value.isEmpty() ? "" : value.substring(0, value.offsetByCodePoints(0, 1)) + "***";
    }
}

package dev.baton.mailroom;

import dev.baton.decision.Decided;
import java.util.Map;

/** Tells what a letter is, by the table {@code mail_class}. */
public interface LetterClassifier {
    /** What it is, what it may cause, and why. */
    record Classified(LetterClass letterClass, LetterEffects effects, Decided decided) {}

    /**
     * @param traits of the letter, by the names of the table's inputs
     */
    Classified classify(Map<String, Object> traits);
}

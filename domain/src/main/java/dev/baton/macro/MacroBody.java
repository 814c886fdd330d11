package dev.baton.macro;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The text of a macro. It knows names between two braces and nothing else: no paths, no calls, no conditions. What is filled
 * in is never read again, so a customer who is called <code>{{agent.name}}</code> stays one.
 *
 * <pre>{@code
 * new MacroBody("Hello {{requester.firstName}}").fill(Map.of(REQUESTER_FIRST_NAME, "Ada")); // "Hello Ada"
 * new MacroBody("Hello {{requester.firstName}}").fill(Map.of());                            // "Hello [? requester.firstName]"
 * new MacroBody("Hello {{requester.shoeSize}}").unknown();                                  // ["{{requester.shoeSize}}"]
 * }</pre>
 */
public record MacroBody(String text) {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final Pattern BRACES = Pattern.compile("\\{\\{[^\\s{}]*|}}");

    /** What looks like a variable and is none, as it is written; also braces that do not meet. */
    public List<String> unknown() {
        var names = VARIABLE.matcher(text)
                .results()
                .filter(found -> MacroVariable.of(found.group(1).strip()).isEmpty())
                .map(found -> found.group());
        var lost =
                BRACES.matcher(VARIABLE.matcher(text).replaceAll(" ")).results().map(found -> found.group());
        return Stream.concat(names, lost).distinct().toList();
    }

    /** The text with these values; a gap where there is none. */
    public String fill(Map<MacroVariable, String> values) {
        return VARIABLE.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(MacroVariable.of(found.group(1).strip())
                                .map(known -> values.getOrDefault(known, known.gap()))
                                .orElse(found.group())));
    }

    /** The first gap that was left in a text somebody is about to send. */
    public static Optional<String> gapIn(String answer) {
        return Arrays.stream(MacroVariable.values())
                .map(MacroVariable::gap)
                .filter(answer::contains)
                .findFirst();
    }
}

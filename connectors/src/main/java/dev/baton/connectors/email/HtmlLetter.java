package dev.baton.connectors.email;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;

/** A letter that came as HTML: made safe to show, and as plain text. */
final class HtmlLetter {
    // A picture's address is kept, and loaded only when its reader says so: it tells the sender when and where that
    // was.
    private static final PolicyFactory SAFE = Sanitizers.FORMATTING
            .and(Sanitizers.BLOCKS)
            .and(Sanitizers.TABLES)
            .and(new HtmlPolicyBuilder()
                    .allowElements("a", "pre", "hr", "span", "img")
                    .allowUrlProtocols("http", "https", "mailto", "tel")
                    .allowAttributes("href")
                    .onElements("a")
                    .allowAttributes("src", "alt", "width", "height")
                    .onElements("img")
                    .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
                    .toFactory());

    static String safe(String html) {
        return Legible.clean(SAFE.sanitize(html));
    }

    static String asText(String html) {
        var reader = new TextReader();
        HtmlSanitizer.sanitize(html, reader);
        return reader.text();
    }

    /** Hears the letter tag by tag and writes down what a reader would see. */
    private static final class TextReader implements HtmlSanitizer.Policy {
        private static final Set<String> UNSEEN =
                Set.of("head", "style", "script", "title", "noscript", "template", "iframe", "object");
        private static final Set<String> VOID =
                Set.of("br", "hr", "img", "input", "meta", "link", "wbr", "base", "col");
        private static final Set<String> PARAGRAPHS =
                Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre");
        private static final Set<String> LINES = Set.of(
                "div", "tr", "li", "section", "article", "header", "footer", "address", "dt", "dd", "center", "form");

        private final StringBuilder text = new StringBuilder();
        private final Deque<String> unseen = new ArrayDeque<>();
        private final Deque<String> links = new ArrayDeque<>();
        private int linkStart;

        @Override
        public void openDocument() {}

        @Override
        public void closeDocument() {}

        @Override
        public void openTag(String name, List<String> attributes) {
            var tag = name.toLowerCase(Locale.ROOT);
            if (!unseen.isEmpty() || UNSEEN.contains(tag)) {
                if (!VOID.contains(tag)) {
                    unseen.push(tag);
                }
                return;
            }
            switch (tag) {
                case "br" -> text.append('\n');
                case "hr" -> startLine().append("----\n");
                case "li" -> startLine().append("- ");
                case "td", "th" -> space();
                case "a" -> {
                    links.push(attribute(attributes, "href"));
                    linkStart = text.length();
                }
                default -> block(tag);
            }
        }

        @Override
        public void closeTag(String name) {
            var tag = name.toLowerCase(Locale.ROOT);
            if (!unseen.isEmpty()) {
                if (unseen.contains(tag)) {
                    while (!unseen.pop().equals(tag)) {
                        // What was left open inside ends with it.
                    }
                }
                return;
            }
            if (tag.equals("a") && !links.isEmpty()) {
                var target = links.pop();
                var shown = text.substring(Math.min(linkStart, text.length())).strip();
                if (target.startsWith("http") && !target.equals(shown)) {
                    text.append(" (").append(target).append(')');
                }
            } else {
                block(tag);
            }
        }

        @Override
        public void text(String piece) {
            if (!unseen.isEmpty()) {
                return;
            }
            var flat = piece.replaceAll("[\\s\\u00A0]+", " ");
            var atStart = text.length() == 0 || Character.isWhitespace(text.charAt(text.length() - 1));
            text.append(atStart ? flat.stripLeading() : flat);
        }

        private void block(String tag) {
            if (PARAGRAPHS.contains(tag)) {
                startLine().append('\n');
            } else if (LINES.contains(tag)) {
                startLine();
            }
        }

        private StringBuilder startLine() {
            var atStart = text.length() == 0 || text.charAt(text.length() - 1) == '\n';
            return atStart ? text : text.append('\n');
        }

        private void space() {
            if (text.length() > 0 && !Character.isWhitespace(text.charAt(text.length() - 1))) {
                text.append(' ');
            }
        }

        private static String attribute(List<String> attributes, String name) {
            for (var i = 0; i + 1 < attributes.size(); i += 2) {
                if (attributes.get(i).equalsIgnoreCase(name)) {
                    return attributes.get(i + 1);
                }
            }
            return "";
        }

        String text() {
            return Legible.clean(text.toString()
                    .replaceAll("[ \\t]+\\n", "\n")
                    .replaceAll("\\n{3,}", "\n\n")
                    .strip());
        }
    }

    private HtmlLetter() {}
}

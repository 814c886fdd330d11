package dev.baton.web.knowledge;

import java.util.Locale;
import java.util.Set;
import org.commonmark.node.Heading;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;

/**
 * Shows Markdown as HTML that can do nothing: HTML in it is shown as text, links lead to pages and mailboxes only, and
 * pictures of other sites, which would learn who reads, are left out.
 */
final class Markdown {
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new HarmlessUrls())
            .attributeProviderFactory(context -> (node, tag, attributes) -> {
                if (tag.equals("a")) {
                    attributes.put("rel", "nofollow noopener noreferrer");
                }
            })
            .build();

    static String html(String markdown) {
        var document = PARSER.parse(markdown);
        // The page has a heading of the first level already.
        for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                heading.setLevel(Math.min(heading.getLevel() + 1, 6));
            }
        }
        return RENDERER.render(document);
    }

    private static final class HarmlessUrls implements UrlSanitizer {
        private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

        @Override
        public String sanitizeLinkUrl(String url) {
            var plain = url.replaceAll("[\\s\\p{Cntrl}]", "");
            var colon = plain.indexOf(':');
            return colon > 0 && SCHEMES.contains(plain.substring(0, colon).toLowerCase(Locale.ROOT)) ? plain : "";
        }

        @Override
        public String sanitizeImageUrl(String url) {
            return "";
        }
    }

    private Markdown() {}
}

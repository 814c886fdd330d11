package dev.baton.web;

import dev.baton.identity.Masked;
import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.signin.CurrentPerson;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The last thing before an answer leaves: whoever may not read personal data or amounts gets pages and JSON with both
 * masked, whatever page or endpoint made them. So a new one cannot forget it.
 */
@Component
@Order(Veil.AFTER_SECURITY)
class Veil extends OncePerRequestFilter {
    /** Spring Security's chain has 100 below the default; Camunda's sign-in 201. */
    static final int AFTER_SECURITY = 202;

    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern TELEPHONE = Pattern.compile("tel:[^\"']*");
    private static final Pattern JSON_AMOUNT = Pattern.compile("(\"(?:budget|amount)\"\\s*:\\s*)\"?-?\\d[\\d.]*\"?");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var reader = CurrentPerson.find().filter(Veil::isVeiled).filter(person -> isOurs(request));
        if (reader.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var kept = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, kept);
        var veiled = veiled(kept, reader.get());
        if (veiled.isPresent()) {
            kept.resetBuffer();
            kept.getOutputStream().write(veiled.get().getBytes(StandardCharsets.UTF_8));
        }
        kept.copyBodyToResponse();
    }

    private static boolean isVeiled(SignedIn person) {
        return !person.may(Right.SEE_PERSONAL_DATA) || !person.may(Right.SEE_AMOUNTS);
    }

    /** The engine's own applications show what processes hold, which is neither. */
    private static boolean isOurs(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        // A stream tells ids only, and is none that could be kept until its end.
        return !path.startsWith("/camunda") && !path.startsWith("/engine-rest") && !path.equals("/live");
    }

    private static Optional<String> veiled(ContentCachingResponseWrapper answer, SignedIn reader) {
        var type =
                answer.getContentType() == null ? "" : answer.getContentType().toLowerCase(Locale.ROOT);
        if (answer.getContentSize() == 0) {
            return Optional.empty();
        }
        var text = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
        if (type.contains("html")) {
            return Optional.of(html(text, reader));
        }
        if (type.contains("json")) {
            return Optional.of(json(text, reader));
        }
        return type.startsWith("text/csv") || type.startsWith("text/plain")
                ? Optional.of(Masked.text(text, reader))
                : Optional.empty();
    }

    /** Words between tags may be read no more; of the tags only what names a mailbox or a number. */
    static String html(String page, SignedIn reader) {
        var shown = new StringBuilder(page.length());
        var tag = TAG.matcher(page);
        var from = 0;
        while (tag.find()) {
            shown.append(Masked.text(page.substring(from, tag.start()), reader));
            shown.append(reader.may(Right.SEE_PERSONAL_DATA) ? tag.group() : maskedTag(tag.group()));
            from = tag.end();
        }
        return shown.append(Masked.text(page.substring(from), reader)).toString();
    }

    private static String maskedTag(String tag) {
        return TELEPHONE.matcher(Masked.emails(tag)).replaceAll("tel:");
    }

    /** Only texts: a number of a measurement is none of a telephone. */
    static String json(String body, SignedIn reader) {
        var shown = new StringBuilder(body.length());
        var from = 0;
        for (var quote = body.indexOf('"'); quote >= 0; quote = body.indexOf('"', from)) {
            var end = endOfText(body, quote);
            shown.append(body, from, quote).append(Masked.text(body.substring(quote, end), reader));
            from = end;
        }
        shown.append(body, from, body.length());
        return reader.may(Right.SEE_AMOUNTS)
                ? shown.toString()
                : JSON_AMOUNT.matcher(shown).replaceAll("$1null");
    }

    /** Where the text that begins with this quote is over. */
    private static int endOfText(String body, int quote) {
        for (var at = quote + 1; at < body.length(); at++) {
            if (body.charAt(at) == '\\') {
                at++;
            } else if (body.charAt(at) == '"') {
                return at + 1;
            }
        }
        return body.length();
    }
}

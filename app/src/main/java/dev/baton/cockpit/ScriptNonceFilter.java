package dev.baton.cockpit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.Charset;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives each page of Camunda's web applications a nonce of its own, the same in its policy and at its scripts (Content
 * Security Policy Level 3, 2.3.1). Camunda keeps the nonce where all requests share it, so of two at once one page's
 * scripts would carry the other's, and a browser runs none of these: the page stays empty.
 */
class ScriptNonceFilter extends OncePerRequestFilter {
    private static final String HEADER = "Content-Security-Policy";
    private static final Pattern IN_POLICY = Pattern.compile("'nonce-[^']+'");
    private static final Pattern AT_SCRIPT = Pattern.compile("(?<=<script\\b[^>]{0,400}\\s)nonce=\"[^\"]*\"");

    /** 128 bits, as the standard asks for at least. */
    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    /** Pages end in a slash, below an engine's name; all else is files, which carry no nonce. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().replaceFirst(";.*", "").endsWith("/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var page = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, page);
        var policy = page.getHeader(HEADER);
        if (policy != null && IN_POLICY.matcher(policy).find()) {
            var nonce = next();
            page.setHeader(HEADER, IN_POLICY.matcher(policy).replaceAll("'nonce-" + nonce + "'"));
            var encoding = Charset.forName(page.getCharacterEncoding());
            var text = new String(page.getContentAsByteArray(), encoding);
            page.resetBuffer();
            page.getOutputStream()
                    .write(AT_SCRIPT
                            .matcher(text)
                            .replaceAll("nonce=\"" + nonce + "\"")
                            .getBytes(encoding));
        }
        page.copyBodyToResponse();
    }

    private String next() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

package dev.baton.knowledge;

/**
 * What an article says.
 *
 * @param body Markdown
 */
public record ArticleText(String title, String body) {}

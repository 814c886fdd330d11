package dev.baton.lead;

import java.time.Instant;

/**
 * A sign of interest.
 *
 * @param type as the table of half-lives calls it: {@code web_form}, {@code mail_in}, {@code reply}, {@code meeting},
 *     {@code call}, {@code page_view}, {@code mail_open}, {@code mail_click}, {@code campaign_reply}, {@code download},
 *     {@code other}
 */
public record EngagementEvent(String type, Instant at) {}

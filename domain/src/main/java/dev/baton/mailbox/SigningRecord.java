package dev.baton.mailbox;

/**
 * What has to stand in the domain name system before anybody believes a signature (RFC 6376, 3.6).
 *
 * @param name of the TXT record
 */
public record SigningRecord(String name, String value) {}

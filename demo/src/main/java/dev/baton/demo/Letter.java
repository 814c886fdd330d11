package dev.baton.demo;

import java.time.Instant;

/**
 * A mail a customer received.
 *
 * @param id its Message-ID
 * @param answerTo where an answer goes
 */
record Letter(String id, String from, String answerTo, String to, String subject, String text, Instant receivedAt) {}

package dev.baton.demo;

/** A mail a customer is about to send. */
record Draft(String from, String name, String to, String subject, String text) {}

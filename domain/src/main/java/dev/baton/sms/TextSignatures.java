package dev.baton.sms;

import java.util.Map;

/** Tells whether a request comes from the provider of texts. */
public interface TextSignatures {
    /**
     * @param url as the provider called it, so with our public name
     * @param signature what came with it; empty where nothing did
     */
    boolean isGenuine(String url, Map<String, String> parameters, String signature);
}

package dev.baton.web.privacy;

import dev.baton.erasure.NewErasure;

/** What is entered to ask that somebody be forgotten. */
record ErasureForm(String email, String phone, String name, String replyTo, String dispute) {
    NewErasure asked() {
        return new NewErasure(email, phone, name, null, replyTo, "yes".equals(dispute));
    }
}

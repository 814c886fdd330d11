/** E-mail over SMTP and IMAP. */
@NullMarked
package dev.baton.connectors.email;

import org.jspecify.annotations.NullMarked;

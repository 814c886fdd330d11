/** What all pages share. */
@NullMarked
package dev.baton.web;

import org.jspecify.annotations.NullMarked;

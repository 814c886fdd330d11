/** What pages and API share: who asks, how errors are told, how ids are read. */
@NullMarked
package dev.baton.web;

import org.jspecify.annotations.NullMarked;

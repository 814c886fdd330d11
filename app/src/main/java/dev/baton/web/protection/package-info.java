/** What holds for every request, whatever page or endpoint it is for: headers, hosts, sizes, limits. */
@NullMarked
package dev.baton.web.protection;

import org.jspecify.annotations.NullMarked;

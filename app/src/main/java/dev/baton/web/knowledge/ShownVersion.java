package dev.baton.web.knowledge;

import dev.baton.knowledge.ArticleVersion;
import dev.baton.web.records.Who;

/** A version of an article as people read of it. */
record ShownVersion(ArticleVersion version, Who who) {}

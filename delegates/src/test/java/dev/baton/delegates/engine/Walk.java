package dev.baton.delegates.engine;

import java.time.Instant;

/** The names fixtures/walk/walk.bpmn and the test's delegates agree on. */
final class Walk {
    static final String KEY = "walk";
    static final Variable<Long> AGE = Variable.number("age");
    static final Variable<String> LENGTH = Variable.text("length");
    static final Variable<String> TEAM = Variable.text("team");
    static final Variable<Instant> WALK_DUE = Variable.instant("walkDue");
    static final Variable<Boolean> WET = Variable.flag("wet");

    private Walk() {}
}

package dev.baton.delegates;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Something that holds for every process; its name is a sentence. */
record WiringRule(String name, Function<ProcessModel, Stream<String>> check) {

    /** What breaks the rule, in words. */
    List<String> violations(ProcessModel model) {
        return check.apply(model).map(problem -> model + ": " + problem).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}

package dev.baton.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happened when, in any order; {@link #play} lets it happen in the right one. */
final class Script {
    private record Scene(Instant at, Runnable action) {}

    private final List<Scene> scenes = new ArrayList<>();

    void at(Instant time, Runnable action) {
        scenes.add(new Scene(time, action));
    }

    void play(FastForward time) {
        scenes.sort(Comparator.comparing(Scene::at));
        time.beginAt(scenes.get(0).at());
        for (var scene : scenes) {
            time.to(scene.at());
            scene.action().run();
        }
    }
}

package dev.baton.settings;

import java.util.List;

/** Baton was not told something it cannot start without. */
class MissingSettings extends RuntimeException {
    private final transient List<RequiredSettings.Setting> missing;

    MissingSettings(List<RequiredSettings.Setting> missing) {
        super("Missing settings: "
                + missing.stream().map(RequiredSettings.Setting::variable).toList());
        this.missing = List.copyOf(missing);
    }

    List<RequiredSettings.Setting> missing() {
        return missing;
    }
}

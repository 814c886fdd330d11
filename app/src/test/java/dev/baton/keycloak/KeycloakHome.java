package dev.baton.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Keycloak's own distribution, unpacked, for this JVM alone. Maven unpacks it before the integration tests; whoever runs
 * one of them alone gets it from the local Maven repository.
 */
final class KeycloakHome {
    private static final Path REPOSITORY =
            Path.of(System.getProperty("user.home"), ".m2", "repository", "org", "keycloak", "keycloak-quarkus-dist");

    /** Would be opened again, were it forgotten. */
    @SuppressWarnings("unused")
    private static @Nullable FileChannel kept;

    /** The first that no other JVM is in; it is kept until this one ends. */
    static Path find() {
        for (var number = 1; ; number++) {
            var folder = Path.of("target", "keycloak-" + number);
            if (take(folder)) {
                return newestIn(folder, "keycloak-")
                        .orElseGet(() -> unpack(folder))
                        .toAbsolutePath();
            }
        }
    }

    private static boolean take(Path folder) {
        try {
            Files.createDirectories(folder);
            var door = FileChannel.open(folder.resolve("taken"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            // The system opens it again when the JVM ends, however it ends.
            if (door.tryLock() != null) {
                kept = door;
                return true;
            }
            door.close();
            return false;
        } catch (IOException cause) {
            throw new UncheckedIOException("Nobody can go into " + folder, cause);
        }
    }

    private static Path unpack(Path folder) {
        var zip = newestIn(REPOSITORY, "")
                .map(version -> version.resolve("keycloak-quarkus-dist-" + version.getFileName() + ".zip"))
                .filter(Files::exists)
                .orElseThrow(() -> new IllegalStateException(
                        "There is no Keycloak in " + folder + ": run 'mvn -pl app -am pre-integration-test' once."));
        try (var entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                var target = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(entries, target);
                }
            }
        } catch (IOException cause) {
            throw new UncheckedIOException("Cannot unpack " + zip, cause);
        }
        return newestIn(folder, "keycloak-").orElseThrow();
    }

    private static Optional<Path> newestIn(Path folder, String prefix) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var found = Files.list(folder)) {
            return found.filter(Files::isDirectory)
                    .filter(path -> path.getFileName().toString().startsWith(prefix))
                    .filter(KeycloakHome::isWhole)
                    .max(Comparator.comparing(Path::toString));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** A version may be known by its description only; an unpacked one has its start script. */
    private static boolean isWhole(Path path) {
        return Files.exists(path.resolve("bin/kc.sh"))
                || Files.exists(path.resolve("keycloak-quarkus-dist-" + path.getFileName() + ".zip"));
    }

    private KeycloakHome() {}
}

package dev.baton.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.zip.ZipInputStream;

/**
 * Keycloak's own distribution, unpacked. Maven unpacks it before the integration tests; whoever runs one of them alone
 * gets it from the local Maven repository.
 */
final class KeycloakHome {
    private static final Path UNPACKED = Path.of("target", "keycloak");
    private static final Path REPOSITORY =
            Path.of(System.getProperty("user.home"), ".m2", "repository", "org", "keycloak", "keycloak-quarkus-dist");

    static Path find() {
        return newestIn(UNPACKED, "keycloak-").orElseGet(KeycloakHome::unpack).toAbsolutePath();
    }

    private static Path unpack() {
        var zip = newestIn(REPOSITORY, "")
                .map(version -> version.resolve("keycloak-quarkus-dist-" + version.getFileName() + ".zip"))
                .filter(Files::exists)
                .orElseThrow(() -> new IllegalStateException(
                        "There is no Keycloak in target/keycloak: run 'mvn -pl app -am pre-integration-test' once."));
        try (var entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                var target = UNPACKED.resolve(entry.getName());
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
        return newestIn(UNPACKED, "keycloak-").orElseThrow();
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

package dev.baton.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The directory PostgreSQL lives in, as the run before may have left it. */
final class DataDirectory {
    private static final long PATIENCE_SECONDS = 20;

    /**
     * Sees to it that a server can start there: stops one that outlived its killed Baton, and removes the note of one
     * that is gone.
     *
     * @throws CannotStart if another Baton is at work there
     */
    static void makeReady(Path directory) {
        try {
            Files.createDirectories(directory);
            refuseIfInUse(directory);
            var note = directory.resolve("postmaster.pid");
            if (Files.exists(note)) {
                orphan(note).ifPresent(server -> stop(server, directory));
                Files.deleteIfExists(note);
            }
        } catch (IOException cause) {
            throw new CannotStart("The data directory " + directory + " cannot be used: " + cause.getMessage(), cause);
        }
    }

    /** The embedded server's owner holds a lock as long as it lives, however it dies. */
    private static void refuseIfInUse(Path directory) throws IOException {
        var lock = directory.resolve("epg-lock");
        if (!Files.exists(lock)) {
            return;
        }
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                var held = channel.tryLock()) {
            if (held == null) {
                throw inUse(directory);
            }
        } catch (OverlappingFileLockException here) {
            throw inUse(directory);
        }
    }

    private static CannotStart inUse(Path directory) {
        return new CannotStart("Another Baton is running with the data in " + directory.getParent()
                + ": stop it, or keep this one's data elsewhere with --data=DIR.");
    }

    private static Optional<ProcessHandle> orphan(Path note) throws IOException {
        var pid =
                Files.readAllLines(note).stream().findFirst().map(String::strip).orElse("");
        return pid.matches("\\d+")
                ? ProcessHandle.of(Long.parseLong(pid)).filter(DataDirectory::isPostgres)
                : Optional.empty();
    }

    /** A process of that number may be anybody's by now. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.contains("postgres"))
                .isPresent();
    }

    private static void stop(ProcessHandle server, Path directory) {
        try {
            server.destroy();
            server.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException stubborn) {
            throw new CannotStart(
                    "The PostgreSQL of an earlier Baton (process " + server.pid()
                            + ") does not stop: end it, or give another --data than " + directory.getParent() + ".",
                    stubborn);
        } catch (ExecutionException cause) {
            throw new CannotStart("The PostgreSQL of an earlier Baton cannot be stopped", cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while the PostgreSQL of an earlier Baton stopped", interrupted);
        }
    }

    private DataDirectory() {}
}

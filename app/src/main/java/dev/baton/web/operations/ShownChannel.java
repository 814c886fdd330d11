package dev.baton.web.operations;

import dev.baton.outbox.ChannelState;
import dev.baton.outbox.Circuit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A channel as operators see it.
 *
 * @param circuit how the whole channel failed lately; null while it works, or where lanes fail apart
 * @param lanes those of its lanes that failed lately
 */
record ShownChannel(ChannelState state, @Nullable Circuit circuit, List<Lane> lanes) {
    /**
     * What of a channel fails and rests apart.
     *
     * @param name the host of its endpoint; its key where that is not known any more
     */
    record Lane(String name, Circuit circuit) {}

    /** @param names what lanes are called, by their keys */
    static ShownChannel of(ChannelState state, List<Circuit> circuits, Map<String, String> names) {
        return new ShownChannel(
                state,
                circuits.stream()
                        .filter(circuit -> circuit.lane().isEmpty())
                        .findFirst()
                        .orElse(null),
                circuits.stream()
                        .filter(circuit -> !circuit.lane().isEmpty())
                        .map(circuit -> new Lane(names.getOrDefault(circuit.lane(), circuit.lane()), circuit))
                        .sorted(Comparator.comparing(Lane::name))
                        .toList());
    }

    public boolean rests() {
        return circuit != null && circuit.isOpen()
                || lanes.stream().anyMatch(lane -> lane.circuit().isOpen());
    }
}

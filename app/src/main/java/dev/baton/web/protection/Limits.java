package dev.baton.web.protection;

import java.time.Duration;

/** How much each may ask in a while; the same count on all nodes. */
public interface Limits {
    /**
     * Takes one from somebody's bucket.
     *
     * @param who an address, a person's name with their tenant; kept as a digest only
     * @return how long to wait for the next; zero when this one may go on
     */
    Duration take(Limit limit, String who);

    /** How long somebody who used up everything has to wait; zero for anybody else. Takes nothing. */
    Duration exhausted(Limit limit, String who);

    /** Puts one back that was taken for nothing; no bucket gets more than full. */
    void giveBack(Limit limit, String who);

    /** Gives somebody a full bucket again. */
    void forget(Limit limit, String who);
}

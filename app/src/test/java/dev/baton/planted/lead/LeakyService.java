package dev.baton.planted.lead;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

/** Breaks what a domain class can break: it knows the engine and HTTP, reads the time itself, prints, and has a price. */
class LeakyService {
    @Autowired
    RuntimeService engine;

    double price;
    HttpStatus status;
    Date since;

    void run() throws Exception {
        System.out.println(Instant.now());
    }
}

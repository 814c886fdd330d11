package dev.baton.planted.lead;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A row for a page to leak. Not mapped: nothing scans this package for entities. */
@Entity
public class Row {
    @Id
    Long id;
}

package dev.baton.planted.lead;

import org.springframework.data.repository.Repository;

/** A repository for others to reach past the services. */
@org.springframework.data.repository.NoRepositoryBean
public interface Rows extends Repository<Row, Long> {}

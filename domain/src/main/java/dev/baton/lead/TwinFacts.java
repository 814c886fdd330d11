package dev.baton.lead;

/**
 * How much a candidate is like a lead; what the duplicate policy is asked with.
 *
 * @param companySimilarity 0 to 1, by trigrams
 * @param personSimilarity 0 to 1: as alike as the less alike of first and last name, so that a shared first name alone counts little
 */
public record TwinFacts(
        boolean exactEmail,
        boolean exactPhone,
        boolean sameCompanyDomain,
        double companySimilarity,
        double personSimilarity,
        TwinType existingType,
        boolean existingOwnerActive) {}

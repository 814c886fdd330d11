package dev.baton.web.protection;

/** What is limited, and for whom a bucket is kept. */
public enum Limit {
    /** Requests of an address, whoever is behind it. */
    ADDRESS,
    /** Requests of a person who is signed in. */
    PERSON,
    /** Requests of a machine with an API key. */
    KEY,
    /** Failed sign-ins of an address. */
    SIGN_IN_ADDRESS,
    /** Failed sign-ins of an address under one name: nobody can lock somebody else out from elsewhere. */
    SIGN_IN_NAME,
    /** Keys and tokens of an address that were refused. */
    REFUSED_KEY,
    /** Public forms sent from an address. */
    PUBLIC_FORM;

    /** Counted to the last one, on all nodes together; the others may be a little late, and cost less. */
    boolean isExact() {
        return this != ADDRESS && this != PERSON && this != KEY;
    }
}

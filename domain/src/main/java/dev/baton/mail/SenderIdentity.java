package dev.baton.mail;

/** Who a tenant's letters come from. */
public record SenderIdentity(String name, String address) {
    /** What stands behind the address' at sign. */
    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}

package dev.baton.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an administrator of the realm does through Keycloak's own REST. */
public final class KeycloakAdmin {
    private static final String FOR_TESTS = "tests";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final String realm;

    KeycloakAdmin(String address, String realm) {
        this.address = address;
        this.realm = realm;
    }

    /** Lets a Baton at that address be signed in to, and tells it of sign-outs; the one told last hears of them. */
    public void trust(String baton) {
        var client = client("baton");
        var redirects = (ArrayNode) client.path("redirectUris");
        redirects.add(baton + "/login/oauth2/code/baton");
        var attributes = (ObjectNode) client.path("attributes");
        var signedOut = "post.logout.redirect.uris";
        attributes.put(signedOut, attributes.path(signedOut).asText() + "##" + baton + "/signed-out");
        attributes.put("backchannel.logout.url", baton + "/logout/connect/back-channel/baton");
        put("/clients/" + client.path("id").asText(), client);
    }

    /** Has Baton told of sign-outs by a frame in the browser that signs out, or by Keycloak itself. */
    public void tellByFrame(String baton, boolean frame) {
        var client = (ObjectNode) client("baton");
        client.put("frontchannelLogout", frame);
        ((ObjectNode) client.path("attributes")).put("frontchannel.logout.url", baton + "/sign-in/over");
        put("/clients/" + client.path("id").asText(), client);
    }

    /** A person's access token for the API, from a client that only the tests have. */
    public String tokenOf(String login) {
        return tokens(login).path("access_token").asText();
    }

    /** All that a sign-in hands out: {@code access_token}, {@code id_token}, {@code refresh_token}. */
    public JsonNode tokens(String login) {
        clientForTests();
        return form(
                "/realms/" + realm + "/protocol/openid-connect/token",
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        FOR_TESTS,
                        "scope",
                        "openid",
                        "username",
                        login,
                        "password",
                        RealKeycloak.PASSWORD));
    }

    /** An access token of the realm that the server's own administrators are in. */
    public String tokenOfAnotherRealm() {
        return root();
    }

    /** Ends all of a person's sessions, as an administrator does when a laptop is lost. */
    public void signOut(String login) {
        send("POST", "/users/" + idOf(login) + "/logout", null);
    }

    /** Lets somebody in or keeps them out, from now on. */
    public void enable(String login, boolean enabled) {
        var user = (ObjectNode) get("/users/" + idOf(login));
        put("/users/" + idOf(login), user.put("enabled", enabled));
    }

    /** Removes somebody, with all their sessions. */
    public void remove(String login) {
        send("DELETE", "/users/" + idOf(login), null);
    }

    /** How long the access tokens of people with a browser live from now on. */
    public void tokensLive(Duration life) {
        var client = client("baton");
        ((ObjectNode) client.path("attributes")).put("access.token.lifespan", "" + life.toSeconds());
        put("/clients/" + client.path("id").asText(), client);
    }

    /** Whether a person has a session at Keycloak. */
    public boolean isSignedIn(String login) {
        return !sessionsOf(login).isEmpty();
    }

    /** The ids of a person's sessions at Keycloak: one for each browser. */
    public List<String> sessionsOf(String login) {
        return stream(get("/users/" + idOf(login) + "/sessions"))
                .map(session -> session.path("id").asText())
                .toList();
    }

    /** Ends one session, as an administrator does in the list of them. */
    public void endSession(String id) {
        send("DELETE", "/sessions/" + id, null);
    }

    /** Gives the realm a new signing key of the highest priority; the old ones go on to verify. */
    public void rotateKeys() {
        var provider = JSON.createObjectNode()
                .put("name", "rotated-" + System.nanoTime())
                .put("providerId", "rsa-generated")
                .put("providerType", "org.keycloak.keys.KeyProvider")
                .put("parentId", get("").path("id").asText());
        provider.putObject("config")
                .putPOJO("priority", List.of("" + (1000 + keyProviders().size())))
                .putPOJO("enabled", List.of("true"))
                .putPOJO("active", List.of("true"))
                .putPOJO("algorithm", List.of("RS256"));
        send("POST", "/components", provider);
    }

    /**
     * Makes a key pair of the tests one of the realm's, so that a test can sign what Keycloak never would.
     *
     * @return the pair under the id that the realm gives it
     */
    public RSAKey addKey(RSAKey pair) {
        var known = kids();
        var provider = JSON.createObjectNode()
                .put("name", "of-the-tests-" + System.nanoTime())
                .put("providerId", "rsa")
                .put("providerType", "org.keycloak.keys.KeyProvider")
                .put("parentId", get("").path("id").asText());
        provider.putObject("config")
                .putPOJO("priority", List.of("1"))
                .putPOJO("enabled", List.of("true"))
                .putPOJO("active", List.of("false"))
                .putPOJO("algorithm", List.of("RS256"))
                .putPOJO("privateKey", List.of(pem(pair)));
        send("POST", "/components", provider);
        var kid = kids().stream().filter(id -> !known.contains(id)).findFirst().orElseThrow();
        return new RSAKey.Builder(pair).keyID(kid).build();
    }

    private List<String> kids() {
        return stream(get("/keys").path("keys"))
                .map(key -> key.path("kid").asText())
                .toList();
    }

    private static String pem(RSAKey pair) {
        try {
            return Base64.getEncoder().encodeToString(pair.toRSAPrivateKey().getEncoded());
        } catch (JOSEException cause) {
            throw new IllegalArgumentException(cause);
        }
    }

    /** Takes all signing keys but the newest away: tokens signed with them are worth nothing from now on. */
    public void forgetOldKeys() {
        var signing = keyProviders();
        var newest = signing.stream()
                .mapToInt(KeycloakAdmin::priority)
                .max()
                .orElseThrow(() -> new IllegalStateException("The realm has no keys"));
        signing.stream()
                .filter(provider -> priority(provider) < newest)
                .forEach(provider ->
                        send("DELETE", "/components/" + provider.path("id").asText(), null));
    }

    private List<JsonNode> keyProviders() {
        var found = get("/components?type=org.keycloak.keys.KeyProvider");
        return stream(found)
                .filter(key -> key.path("providerId").asText().equals("rsa-generated"))
                .toList();
    }

    private static int priority(JsonNode provider) {
        return provider.path("config").path("priority").path(0).asInt();
    }

    private void clientForTests() {
        if (!get("/clients?clientId=" + FOR_TESTS).isEmpty()) {
            return;
        }
        var client = JSON.createObjectNode()
                .put("clientId", FOR_TESTS)
                .put("publicClient", true)
                .put("standardFlowEnabled", false)
                .put("directAccessGrantsEnabled", true);
        client.set("protocolMappers", withoutIds(client("baton").path("protocolMappers")));
        send("POST", "/clients", client);
    }

    private static JsonNode withoutIds(JsonNode mappers) {
        mappers.forEach(mapper -> ((ObjectNode) mapper).remove("id"));
        return mappers;
    }

    private JsonNode client(String clientId) {
        return get("/clients?clientId=" + clientId).path(0);
    }

    /** A person's id at Keycloak, which tokens call the subject. */
    String idOf(String login) {
        return get("/users?exact=true&username=" + login).path(0).path("id").asText();
    }

    /** Asks Keycloak's REST below the realm, such as {@code /users}. */
    public JsonNode get(String path) {
        return send("GET", path, null);
    }

    /** Writes below the realm. */
    public void put(String path, JsonNode body) {
        send("PUT", path, body);
    }

    private JsonNode send(String method, String path, @Nullable JsonNode body) {
        var root = form(
                "/realms/master/protocol/openid-connect/token",
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        RealKeycloak.ADMIN,
                        "password",
                        RealKeycloak.PASSWORD));
        return answer(HttpRequest.newBuilder(URI.create(address + "/admin/realms/" + realm + path))
                .header("Authorization", "Bearer " + root())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    private String root() {
        return form(
                        "/realms/master/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                RealKeycloak.ADMIN,
                                "password",
                                RealKeycloak.PASSWORD))
                .path("access_token")
                .asText();
    }

    private JsonNode form(String path, Map<String, String> fields) {
        var text = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return answer(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(text))
                .build());
    }

    private JsonNode answer(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(
                        request + " was answered " + response.statusCode() + " " + response.body());
            }
            return response.body().isBlank() ? JSON.nullNode() : JSON.readTree(response.body());
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException(request + " was not answered with JSON", cause);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(cause);
        }
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return Arrays.stream(JSON.convertValue(array, JsonNode[].class));
    }
}

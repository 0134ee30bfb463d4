package io.tieback.wire;

import java.util.Locale;

/** The catalogue of why a request is refused whole. Codes are stable: none is renamed or given another meaning. */
public enum ProblemCode {
    JSON_MALFORMED(400, "The body is not JSON in UTF-8.", "Mend the document at the line and column."),
    JSON_LIMIT_EXCEEDED(
            400,
            "The document goes past a limit: 32 levels, texts of 20000 characters, names of 256, numbers of 100.",
            "Send the fields of the API only."),
    BATCH_MISSING(400, "The document is not an object that holds the list of rows.", "Send the rows in a list."),
    PROMOTION_MISSING(
            400,
            "The document holds neither the files of a release nor the version of one that is kept.",
            "Send files, each as text under its name, or version, and nothing else."),
    BATCH_EMPTY(400, "The list of rows is empty.", "Send 1 to 1000 rows."),
    TOO_MANY_ROWS(400, "There are more than 1000 rows.", "Send 1 to 1000 rows in a request."),
    PARAMETER_INVALID(400, "A parameter of the query cannot be read.", "Mend the parameter that the detail names."),
    PARAMETER_UNKNOWN(400, "The query has a parameter that the route does not know.", "Leave the parameter out."),
    IDEMPOTENCY_KEY_MALFORMED(
            400, "The Idempotency-Key is not 1 to 255 printable characters.", "Send a random UUID for each request."),
    ANSWER_TOO_LARGE(
            400, "The answer would have too many rows.", "Ask for fewer days, one advertiser or one campaign."),
    ENCODING_BROKEN(400, "The body is not the gzip that its encoding says.", "Send the body as it is or with gzip."),
    REQUEST_MALFORMED(400, "The request is not sound HTTP.", "Use an HTTP client; encode paths and queries."),
    CREDENTIAL_MISSING(401, "The request has no key.", "Send the header Authorization: Bearer and a key."),
    CREDENTIAL_UNKNOWN(401, "The key is not known or was revoked.", "Check the key, or have a new one made."),
    ROLE_NOT_ALLOWED(403, "The key's role may not do this.", "Use a key of a role that the route names."),
    ADVERTISER_NOT_YOURS(
            403,
            "The request names an advertiser other than the key's.",
            "Leave the advertiser out: it comes from the key."),
    NOT_FOUND(404, "There is nothing of that id that the key may see.", "Check the id and the key."),
    ROUTE_UNKNOWN(404, "There is no such route.", "See /openapi.yaml for the routes."),
    METHOD_NOT_ALLOWED(405, "The route does not take this method.", "See /openapi.yaml for the methods."),
    BODY_TIMEOUT(408, "The body did not arrive in time.", "Send the body within 30 seconds."),
    IDEMPOTENCY_KEY_IN_FLIGHT(
            409, "A request of the same Idempotency-Key is still being answered.", "Wait a second and try again."),
    NO_RELEASE_IN_SERVICE(
            409,
            "No release of user match is in service, so there are no odds to give.",
            "Train one with 'tieback train user-match', then put it in service with 'tieback release promote'."),
    BODY_TOO_LARGE(413, "The body is larger than 4 MiB, compressed or not.", "Send fewer rows in a request."),
    MEDIA_TYPE_UNSUPPORTED(415, "The body is not application/json in UTF-8.", "Send Content-Type: application/json."),
    ENCODING_UNSUPPORTED(415, "The body's encoding is not one we read.", "Send the body as it is or with gzip."),
    IDEMPOTENCY_KEY_REUSED(
            422, "The Idempotency-Key came before with another body.", "Use a new Idempotency-Key for another body."),
    RESOURCE_REJECTED(422, "What was put cannot be used; nothing changed.", "Mend the fields that the detail names."),
    OVERLOADED(429, "The server takes no more for the moment.", "Wait as long as Retry-After says and try again."),
    HEADERS_TOO_LARGE(
            431, "The request line and headers are larger than 16 KiB.", "Send shorter headers and a shorter path."),
    INTERNAL(500, "The server failed; nothing of the request was taken.", "Try again; tell the operator if it lasts."),
    STORAGE_FAILED(
            503,
            "The server could not make the rows safe and takes no more until it is restarted.",
            "Try again later with the same Idempotency-Key."),
    NOT_READY(503, "The server is starting or stopping.", "Wait as long as Retry-After says and try again."),
    DISK_FULL(507, "The server has no room left.", "Try again when the operator has made room.");

    private final int status;
    private final String meaning;
    private final String fix;

    ProblemCode(int status, String meaning, String fix) {
        this.status = status;
        this.meaning = meaning;
        this.fix = fix;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What it means, in a sentence. */
    public String meaning() {
        return meaning;
    }

    /** How to mend it, in a sentence. */
    public String fix() {
        return fix;
    }

    /** The stable code as sent: lower case with underscores. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

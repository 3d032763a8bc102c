package dev.earshot.wire.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.DeliveryFailure;
import dev.earshot.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * What the Send API answered, as far as the client logged it: an object, a string that holds one, or nothing of use
 * (null, {@code {}}, absent), which says nothing about the delivery.
 */
public record SendResponse(
        @Nullable String messageId,
        @Nullable String recipientId,
        @Nullable DeliveryFailure failure) {

    private static final SendResponse UNKNOWN = new SendResponse(null, null, null);

    /**
     * What a logged call holds as its answer.
     *
     * @param call has it in {@code responseBody}; one version of a client wrote {@code reponseBody}
     */
    public static SendResponse in(JsonNode call) {
        ObjectNode response = Json.objectOrText(call, "responseBody");
        if (response == null) {
            response = Json.objectOrText(call, "reponseBody");
        }
        return response == null ? UNKNOWN : of(response);
    }

    private static SendResponse of(JsonNode response) {
        return new SendResponse(
                Json.id(response, "message_id"),
                Json.id(response, "recipient_id"),
                failure(Json.get(response, "error")));
    }

    /** The failure that an {@code error} of Graph tells of, whatever form it has. */
    public static @Nullable DeliveryFailure failure(@Nullable JsonNode error) {
        if (error == null || (error.isBoolean() && !error.booleanValue())) {
            return null;
        }
        if (!error.isObject()) {
            String text = Json.scalar(error);
            return new DeliveryFailure(null, null, null, text == null ? Json.write(error) : text);
        }
        return new DeliveryFailure(
                Json.text(error, "code"),
                Json.text(error, "error_subcode"),
                Json.text(error, "type"),
                Json.text(error, "message"));
    }
}

package dev.earshot.projection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A SmartLink sends people to Messenger with {@code ref=menu.ck_…}: what the link was given, and the id of the click. A referral
 * that brings both back is stored with each by itself, so that the ref stays what people are counted by. Pure.
 */
final class RefOfClick {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REF = "ref";
    private static final String CLICK_ID = "click_id";
    private static final Pattern OF_CLICK = Pattern.compile("(?s)(.*?)\\.?(ck_[0-9a-f]{32})");

    private RefOfClick() {}

    /**
     * @param attributesJson of a referral
     * @return the same with {@code ref} and {@code click_id} in place of a ref that ends with a click's id; itself without one
     */
    static @Nullable String apart(@Nullable String attributesJson) {
        if (attributesJson == null || !attributesJson.contains("ck_")) {
            return attributesJson;
        }
        try {
            JsonNode root = JSON.readTree(attributesJson);
            boolean isApart = false;
            for (ObjectNode place : places(root)) {
                isApart |= setApart(place);
            }
            return isApart ? root.toString() : attributesJson;
        } catch (JsonProcessingException e) {
            return attributesJson; // a broken referral says no ref; its raw text is kept
        }
    }

    /** Clients say a ref at the event itself or in an object in it, such as {@code extraInfo}. */
    private static List<ObjectNode> places(JsonNode root) {
        List<ObjectNode> places = new ArrayList<>();
        if (root instanceof ObjectNode event) {
            places.add(event);
            event.forEach(member -> {
                if (member instanceof ObjectNode object) {
                    places.add(object);
                }
            });
        }
        return places;
    }

    private static boolean setApart(ObjectNode place) {
        Matcher ref = OF_CLICK.matcher(place.path(REF).asText());
        if (!ref.matches() || place.has(CLICK_ID)) {
            return false;
        }
        if (ref.group(1).isEmpty()) {
            place.remove(REF);
        } else {
            place.put(REF, ref.group(1));
        }
        place.put(CLICK_ID, ref.group(2));
        return true;
    }
}

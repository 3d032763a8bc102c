package dev.earshot.control;

import dev.earshot.event.BotId;
import java.security.SecureRandom;
import java.util.Base64;

/** Draws ids and secrets. */
public final class Secrets {
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + LOWER;
    private static final String LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final String HEXADECIMAL = "0123456789abcdef";
    private static final int ID_LENGTH = 20;
    private static final int TRACKER_SUFFIX_LENGTH = 13;
    private static final int LINK_CODE_LENGTH = 7;
    private static final int CONFIRMATION_CODE_LENGTH = 30;
    static final int API_KEY_LENGTH = 40;
    private static final int APP_SUFFIX_LENGTH = 13;
    private static final int TOKEN_BYTES = 32;

    private final SecureRandom random;

    public Secrets(SecureRandom random) {
        this.random = random;
    }

    BotId botId() {
        return new BotId("bot_" + draw(LOWER, ID_LENGTH));
    }

    /** The part of an app's id that nobody can guess: 67 bits. */
    String appSuffix() {
        return draw(LOWER, APP_SUFFIX_LENGTH);
    }

    AccountId accountId() {
        return new AccountId("acc_" + draw(LOWER, ID_LENGTH));
    }

    WorkspaceId workspaceId() {
        return new WorkspaceId("ws_" + draw(LOWER, ID_LENGTH));
    }

    String apiKeyId() {
        return "key_" + draw(LOWER, ID_LENGTH);
    }

    String campaignId() {
        return "cmp_" + draw(LOWER, ID_LENGTH);
    }

    String segmentId() {
        return "seg_" + draw(LOWER, ID_LENGTH);
    }

    String trackerId() {
        return "trk_" + draw(LOWER, ID_LENGTH);
    }

    String linkId() {
        return "lnk_" + draw(LOWER, ID_LENGTH);
    }

    String deliveryId() {
        return "dlv_" + draw(LOWER, ID_LENGTH);
    }

    String postbackId() {
        return "pbk_" + draw(LOWER, ID_LENGTH);
    }

    String dashboardId() {
        return "dsh_" + draw(LOWER, ID_LENGTH);
    }

    String cardId() {
        return "crd_" + draw(LOWER, ID_LENGTH);
    }

    String annotationId() {
        return "ann_" + draw(LOWER, ID_LENGTH);
    }

    String importId() {
        return "imp_" + draw(LOWER, ID_LENGTH);
    }

    String agentMessageId() {
        return "amg_" + draw(LOWER, ID_LENGTH);
    }

    String audienceId() {
        return "aud_" + draw(LOWER, ID_LENGTH);
    }

    String facebookLoginId() {
        return "fbl_" + draw(LOWER, ID_LENGTH);
    }

    /** By which anybody who has it learns what became of a request: 150 bits, legible. */
    String confirmationCode() {
        return draw(LEGIBLE, CONFIRMATION_CODE_LENGTH);
    }

    /** The end of a tracker's code: as many hexadecimal digits as Kochava's trackers have. */
    String trackerSuffix() {
        return draw(HEXADECIMAL, TRACKER_SUFFIX_LENGTH);
    }

    /** Short, to be typed from a poster: no characters that look like others. 31^7, 27 milliard, of them. */
    String linkCode() {
        return draw(LEGIBLE, LINK_CODE_LENGTH);
    }

    /** Letters and digits only: the tracker's own client puts the key into its address without encoding it. */
    String apiKey() {
        return draw(LETTERS, API_KEY_LENGTH);
    }

    /** 256 random bits as 43 characters that are safe in an address and a cookie. */
    String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(TOKEN_BYTES));
    }

    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private String draw(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}

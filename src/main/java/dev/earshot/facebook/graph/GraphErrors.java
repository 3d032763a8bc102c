package dev.earshot.facebook.graph;

import static java.util.Map.entry;

import java.util.Map;

/** Codes and subcodes of Graph's errors, and what they come down to. The subcode says more, so it counts first. */
final class GraphErrors {
    private static final Map<Integer, GraphTrouble> BY_SUBCODE = Map.ofEntries(
            entry(2018278, GraphTrouble.WINDOW),
            entry(2534022, GraphTrouble.WINDOW),
            entry(2018065, GraphTrouble.WINDOW),
            entry(2018108, GraphTrouble.UNREACHABLE),
            entry(1545041, GraphTrouble.UNREACHABLE),
            entry(2018300, GraphTrouble.OTHER_APP),
            entry(2018171, GraphTrouble.OTHER_APP),
            entry(2018234, GraphTrouble.OTHER_APP),
            entry(2534037, GraphTrouble.OTHER_APP),
            entry(2018321, GraphTrouble.AUTOMATION),
            entry(1893063, GraphTrouble.RESTRICTED),
            entry(1404170, GraphTrouble.RESTRICTED),
            entry(1893015, GraphTrouble.RESTRICTED),
            entry(2018001, GraphTrouble.NO_SUCH_PERSON),
            entry(2018047, GraphTrouble.ATTACHMENT),
            entry(2018008, GraphTrouble.ATTACHMENT),
            entry(2018074, GraphTrouble.ATTACHMENT),
            entry(2018109, GraphTrouble.ATTACHMENT),
            entry(2018294, GraphTrouble.ATTACHMENT),
            entry(2018028, GraphTrouble.PERMISSION),
            entry(2018022, GraphTrouble.RATE_LIMIT),
            entry(2018354, GraphTrouble.RATE_LIMIT),
            entry(2018218, GraphTrouble.NO_PROFILE),
            entry(2018247, GraphTrouble.NO_PROFILE));

    private static final Map<Integer, GraphTrouble> BY_CODE = Map.ofEntries(
            entry(-1, GraphTrouble.TEMPORARY),
            entry(1, GraphTrouble.TEMPORARY),
            entry(2, GraphTrouble.TEMPORARY),
            entry(1200, GraphTrouble.TEMPORARY),
            entry(4, GraphTrouble.RATE_LIMIT),
            entry(17, GraphTrouble.RATE_LIMIT),
            entry(32, GraphTrouble.RATE_LIMIT),
            entry(613, GraphTrouble.RATE_LIMIT),
            entry(80006, GraphTrouble.RATE_LIMIT),
            entry(190, GraphTrouble.TOKEN_DEAD),
            entry(551, GraphTrouble.UNREACHABLE),
            entry(2018300, GraphTrouble.OTHER_APP),
            entry(2018321, GraphTrouble.AUTOMATION),
            entry(2018218, GraphTrouble.NO_PROFILE),
            entry(2018247, GraphTrouble.NO_PROFILE),
            entry(10, GraphTrouble.PERMISSION),
            entry(200, GraphTrouble.PERMISSION),
            entry(230, GraphTrouble.PERMISSION),
            entry(100, GraphTrouble.BAD_REQUEST));

    /** Of code 100 alone: the object is missing, or the permission for it. */
    private static final int NO_OBJECT = 33;

    private GraphErrors() {}

    static GraphTrouble of(int code, int subcode) {
        if (code == 100 && subcode == NO_OBJECT) {
            return GraphTrouble.NO_OBJECT;
        }
        GraphTrouble known = BY_SUBCODE.get(subcode);
        return known == null ? BY_CODE.getOrDefault(code, GraphTrouble.REFUSED) : known;
    }
}

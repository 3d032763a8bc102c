package dev.earshot.report.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CriterionJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'all','of':[{'type':'any','of':[{'type':'not','of':{'type':'platform','value':'facebook'}}]}]}",
                "{'type':'attribute','name':'a.b \\u0022c','test':'contains','value':'x','time':'ever'}",
                "{'type':'attribute','name':'plan','test':'exists','time':'now'}",
                "{'type':'did','what':'text:*hello*','atLeast':0,'atMost':0}",
                "{'type':'did','what':'event:buy?size=L','atLeast':2,'when':{'lastDays':30}}",
                "{'type':'first_seen','when':{'from':'2026-01-01','to':'2026-01-31'}}",
                "{'type':'last_seen','when':{'to':'2026-01-31'}}",
                "{'type':'revenue','currency':'EUR','atLeast':'10.50'}",
                "{'type':'came','by':'campaign','value':'Spring'}",
                "{'type':'device','value':'iPhone'}"
            })
    void whatIsReadIsWrittenTheSame(String written) {
        String json = written.replace('\'', '"');
        assertEquals(json.replace("\\u0022", "\\\""), CriterionJson.write(CriterionJson.parse(json)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nonsense                                                          |                  | is no JSON
            []                                                                |                  | must be an object
            {'of':[]}                                                         | type             | is missing
            {'type':'some'}                                                   | type             | must be one of all, any, not, attribute, did, first_seen, last_seen, revenue, came, platform, device
            {'type':'all'}                                                    | of               | is missing
            {'type':'all','of':[]}                                            |                  | needs one criterion at least
            {'type':'all','of':{}}                                            | of               | must be an array
            {'type':'all','of':[{'type':'any','of':[{'type':'platform'}]}]}   | of[0].of[0].value | is missing
            {'type':'not','of':{'type':'did','what':'dance'}}                 | of.what          | 'dance' is no kind of step; there are message, text, intent, not_handled, press, event, click, takeover, revenue
            {'type':'did','what':'message','atleast':2}                       | atleast          | is not known here
            {'type':'did','what':'message','atLeast':-1}                      | atLeast          | must be a whole number, 0 or more
            {'type':'did','what':'message','atLeast':3,'atMost':2}            |                  | must be at most as often as at least
            {'type':'first_seen','when':{'lastDays':0}}                       | when             | must be a number of days from 1 to 3660
            {'type':'first_seen','when':{'lastDays':3,'to':'2026-01-01'}}     | when.lastDays    | goes without 'from' and 'to'
            {'type':'first_seen','when':{'from':'tomorrow'}}                  | when.from        | must be a day such as 2026-01-31
            {'type':'first_seen','when':{'from':'2026-02-01','to':'2026-01-01'}} | when          | the last day lies before the first
            {'type':'first_seen','when':{}}                                   | when             | needs a first day or a last one
            {'type':'revenue','currency':'EUR'}                               |                  | needs an amount: at least, or at most
            {'type':'revenue','currency':'EUR','atLeast':'much'}              | atLeast          | must be a number such as 12.5
            {'type':'attribute','name':'age','test':'greater','value':'old'}  | value            | must be a number such as 12.5
            {'type':'attribute','name':'since','test':'after','value':'old'}  | value            | must be a day such as 2026-01-31
            {'type':'attribute','name':'','test':'exists'}                    | value            | name must have 1 to 1000 characters
            {'type':'platform','value':['a']}                                 | value            | must be a text
            """)
    void whatIsWrongIsToldWithItsPlace(String written, String place, String reason) {
        DefinitionException fault =
                assertThrows(DefinitionException.class, () -> CriterionJson.parse(written.replace('\'', '"')));
        assertEquals(place == null ? "" : place, fault.place());
        String told = fault.reason();
        assertEquals(reason, told.startsWith(reason) ? reason : told);
    }

    @Test
    void aDefinitionHasItsLimits() {
        String leaf = "{\"type\":\"platform\",\"value\":\"facebook\"}";
        String deep = leaf;
        for (int i = 0; i < CriterionJson.MAX_DEPTH; i++) {
            deep = "{\"type\":\"not\",\"of\":" + deep + "}";
        }
        CriterionJson.parse(deep);
        String deeper = "{\"type\":\"not\",\"of\":" + deep + "}";
        assertThrows(DefinitionException.class, () -> CriterionJson.parse(deeper));

        String many = "{\"type\":\"all\",\"of\":[" + (leaf + ",").repeat(CriterionJson.MAX_CRITERIA - 2) + leaf + "]}";
        CriterionJson.parse(many);
        String more = "{\"type\":\"all\",\"of\":[" + (leaf + ",").repeat(CriterionJson.MAX_CRITERIA - 1) + leaf + "]}";
        assertThrows(DefinitionException.class, () -> CriterionJson.parse(more));
        assertThrows(
                DefinitionException.class, () -> CriterionJson.parse(" ".repeat(CriterionJson.MAX_LENGTH + 1) + leaf));
    }

    @Test
    void aHopelesslyDeepDefinitionIsRefusedAndBreaksNothing() {
        String json = "[".repeat(20_000);
        assertThrows(DefinitionException.class, () -> CriterionJson.parse(json));
    }
}

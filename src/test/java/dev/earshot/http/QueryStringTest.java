package dev.earshot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryStringTest {

    @Test
    void takesTheFirstOfEachName() {
        assertEquals(Map.of("a", "1", "b", "2"), QueryString.parse("a=1&b=2&a=3"));
    }

    @Test
    void keepsTheOrder() {
        assertEquals(
                List.of("type", "apiKey", "v"),
                List.copyOf(QueryString.parse("type=incoming&apiKey=k&v=1").keySet()));
    }

    @Test
    void decodesPercentAndPlus() {
        assertEquals(Map.of("name", "a b&c é"), QueryString.parse("name=a+b%26c%20%C3%A9"));
    }

    @Test
    void takesAStrayPercentSignAsItStands() {
        assertEquals(Map.of("apiKey", "50%off", "v", "1"), QueryString.parse("apiKey=50%off&v=1"));
    }

    @Test
    void takesNamesWithoutValuesAndEmptyParts() {
        assertEquals(Map.of("pbr", "", "x", ""), QueryString.parse("&&pbr&x=&=orphan&"));
    }

    @Test
    void keepsEqualsSignsInValues() {
        assertEquals(Map.of("q", "a=b=c"), QueryString.parse("q=a=b=c"));
    }

    @Test
    void isEmptyWithoutAQuery() {
        assertEquals(Map.of(), QueryString.parse(null));
        assertEquals(Map.of(), QueryString.parse(""));
    }

    @Test
    void stopsAtTheLimitOfParameters() {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            query.append('p').append(i).append("=1&");
        }
        assertEquals(256, QueryString.parse(query.toString()).size());
    }
}

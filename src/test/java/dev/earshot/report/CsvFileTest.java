package dev.earshot.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvFileTest {
    private static String csv(Object... row) {
        return CsvFile.of(new Grid(
                List.of(new Grid.Column("text", "Text", null), new Grid.Column("count", "Count", Unit.COUNT)),
                List.of(Grid.Row.of(Arrays.asList(row), null))));
    }

    @Test
    void writesALineOfNamesThenTheRows() {
        assertEquals("text,count\r\nhello,3\r\n", csv("hello", 3L));
        assertEquals("text,count\r\n2026-03-05T12:00:00Z,0.5\r\n", csv(Instant.parse("2026-03-05T12:00:00Z"), 0.5));
        assertEquals("text,count\r\nx,17.45\r\n", csv("x", new BigDecimal("17.45")));
    }

    @Test
    void quotesWhatWouldBreakALine() {
        assertEquals("text,count\r\n\"a,b \"\"c\"\"\nd\",1\r\n", csv("a,b \"c\"\nd", 1));
    }

    @Test
    void leavesOutWhatIsNotThere() {
        assertEquals("text,count\r\nx,\r\n", csv("x", null));
    }

    @Test
    void letsNoTextRunInASpreadsheet() {
        assertEquals("text,count\r\n'=HYPERLINK(1),-1\r\n", csv("=HYPERLINK(1)", -1));
        assertEquals("text,count\r\n'+49,1\r\n", csv("+49", 1));
        assertEquals("text,count\r\n'@SUM,1\r\n", csv("@SUM", 1));
    }

    @Test
    void namesTheColumnsEvenWithoutRows() {
        Grid empty = new Grid(List.of(new Grid.Column("text", "Text", null)), List.of());
        assertEquals("text\r\n", CsvFile.of(empty));
    }
}

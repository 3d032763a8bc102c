package dev.earshot.control;

import static dev.earshot.control.ControlFixture.OPERATOR;
import static dev.earshot.control.ControlFixture.done;
import static dev.earshot.control.ControlFixture.faultyFields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkspacesTest {
    @TempDir
    Path folder;

    private ControlFixture control;

    @BeforeEach
    void open() {
        control = new ControlFixture(folder);
    }

    @AfterEach
    void close() {
        control.close();
    }

    @Test
    void theOperatorMakesAndSeesThemAllByName() {
        Workspace second = done(control.workspaces.create(OPERATOR, " beta "));
        Workspace first = done(control.workspaces.create(OPERATOR, "Alpha"));

        assertEquals("beta", second.name());
        assertTrue(second.id().value().matches("ws_[a-z0-9]{20}"), second.id()::value);
        assertEquals(
                List.of(new Membership(first, Role.OWNER), new Membership(second, Role.OWNER)),
                control.workspaces.list(OPERATOR));
    }

    @Test
    void aMemberSeesTheirsWithTheirRoleAndMakesNone() {
        Workspace kitchen = control.workspace("Kitchen");
        control.workspace("Bar");
        Caller caller = control.member(kitchen, Role.ANALYST);

        assertEquals(List.of(new Membership(kitchen, Role.ANALYST)), control.workspaces.list(caller));
        assertInstanceOf(Outcome.Refused.class, control.workspaces.create(caller, "Mine"));
        assertEquals(2, control.count("workspace"));
    }

    @Test
    void aNameIsNeeded() {
        assertEquals(List.of("name"), faultyFields(control.workspaces.create(OPERATOR, "\t")));
    }
}

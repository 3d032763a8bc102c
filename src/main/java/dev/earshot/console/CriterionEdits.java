package dev.earshot.console;

import dev.earshot.console.page.CriterionForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the buttons of the builder do: {@code add c.0}, {@code group c}, {@code remove c.0.1}. What makes no sense does nothing. */
final class CriterionEdits {
    private CriterionEdits() {}

    static CriterionForm edited(CriterionForm form, String action) {
        String[] words = action.split(" ", 2);
        return words.length < 2 ? form : numbered(edited(form, words[0], words[1]), form.path());
    }

    private static CriterionForm edited(CriterionForm form, String action, String path) {
        List<CriterionForm> of = new ArrayList<>();
        for (CriterionForm child : form.of()) {
            if (!action.equals("remove") || !child.path().equals(path)) {
                of.add(edited(child, action, path));
            }
        }
        if (form.path().equals(path) && form.isGroup()) {
            CriterionForm row = CriterionForms.row("");
            switch (action) {
                case "add" -> of.add(row);
                case "group" -> of.add(new CriterionForm("", "any", Map.of(), List.of(row, row), ""));
                default -> {
                    // Removed above, or a form that was changed by hand.
                }
            }
        }
        return new CriterionForm(form.path(), form.kind(), form.values(), of, form.fault());
    }

    /** With the paths that come of the places. */
    private static CriterionForm numbered(CriterionForm form, String path) {
        List<CriterionForm> of = new ArrayList<>();
        for (CriterionForm child : form.of()) {
            of.add(numbered(child, path + "." + of.size()));
        }
        return new CriterionForm(path, form.kind(), form.values(), of, form.fault());
    }
}

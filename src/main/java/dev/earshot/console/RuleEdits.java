package dev.earshot.console;

import dev.earshot.console.page.LinkForm;
import dev.earshot.console.page.LinkForm.ConditionForm;
import dev.earshot.console.page.LinkForm.RuleForm;
import dev.earshot.link.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the buttons of the rules' editor do: {@code add}, {@code up 2}, {@code remove 2 1}. What makes no sense does nothing. */
final class RuleEdits {
    private RuleEdits() {}

    static LinkForm edited(LinkForm form, String action) {
        String[] words = action.split(" ", -1);
        List<RuleForm> rules = new ArrayList<>(form.rules());
        int rule = words.length > 1 ? number(words[1]) : -1;
        int condition = words.length > 2 ? number(words[2]) : -1;
        boolean hasRule = rule >= 0 && rule < rules.size();
        switch (words[0]) {
            case "add" -> rules.add(RuleForm.EMPTY);
            case "up" -> swap(rules, rule - 1, rule);
            case "down" -> swap(rules, rule, rule + 1);
            case "remove" -> {
                if (hasRule && words.length == 2) {
                    rules.remove(rule);
                } else if (hasRule) {
                    rules.set(rule, without(rules.get(rule), condition));
                }
            }
            case "condition" -> {
                if (hasRule) {
                    rules.set(rule, withMore(rules.get(rule)));
                }
            }
            default -> {
                // A form that was changed by hand.
            }
        }
        return form.withRules(rules);
    }

    private static void swap(List<RuleForm> rules, int one, int other) {
        if (one >= 0 && other < rules.size() && one < other) {
            Collections.swap(rules, one, other);
        }
    }

    private static RuleForm withMore(RuleForm rule) {
        List<ConditionForm> conditions = new ArrayList<>(rule.conditions());
        conditions.add(new ConditionForm(Kind.PLATFORM.word(), ""));
        return new RuleForm(rule.name(), rule.destination(), conditions);
    }

    private static RuleForm without(RuleForm rule, int condition) {
        List<ConditionForm> conditions = new ArrayList<>(rule.conditions());
        if (condition >= 0 && condition < conditions.size()) {
            conditions.remove(condition);
        }
        return new RuleForm(rule.name(), rule.destination(), conditions);
    }

    private static int number(String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}

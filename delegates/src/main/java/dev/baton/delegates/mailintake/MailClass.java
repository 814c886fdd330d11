package dev.baton.delegates.mailintake;

import dev.baton.delegates.engine.Answer;
import dev.baton.delegates.engine.DecisionTable;
import dev.baton.mailroom.LetterClass;
import dev.baton.mailroom.LetterClassifier;
import dev.baton.mailroom.LetterEffects;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks the table {@code mail_class}. */
@Component
class MailClass implements LetterClassifier {
    private static final String TABLE = "mail_class";

    private final DecisionTable decisions;

    MailClass(DecisionTable decisions) {
        this.decisions = decisions;
    }

    @Override
    public Classified classify(Map<String, Object> traits) {
        var judged = decisions.judge(TABLE, traits);
        var answer = judged.answer();
        return new Classified(LetterClass.parse(answer.text("class")), effects(answer), judged.decided());
    }

    private static LetterEffects effects(Answer answer) {
        return new LetterEffects(
                answer.flag("thread"),
                answer.flag("open"),
                answer.flag("acknowledge"),
                answer.flag("reopen"),
                answer.flag("inform"));
    }
}

package dev.baton.web.leads;

import dev.baton.conversion.ConversionService;
import dev.baton.erasure.ErasureService;
import dev.baton.erasure.NewErasure;
import dev.baton.identity.Right;
import dev.baton.identity.SignedIn;
import dev.baton.lead.ContactChannel;
import dev.baton.lead.ContactMade;
import dev.baton.lead.LeadConversation;
import dev.baton.lead.LeadId;
import dev.baton.lead.LeadPrivacy;
import dev.baton.lead.LeadsInSight;
import dev.baton.lead.TwinService;
import dev.baton.outbox.SendKey;
import dev.baton.shared.RecordRef;
import dev.baton.timeline.ActivityKind;
import dev.baton.web.Flash;
import dev.baton.web.Needs;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do with a lead besides their tasks. */
@Controller
@RequestMapping("/leads/{lead}")
@Needs(Right.SEE_LEADS)
class LeadActionsPage {
    private final LeadsInSight sight;
    private final LeadConversation conversation;
    private final LeadPrivacy privacy;
    private final ErasureService erasures;
    private final TwinService twins;
    private final ConversionService conversions;

    LeadActionsPage(
            LeadsInSight sight,
            LeadConversation conversation,
            LeadPrivacy privacy,
            ErasureService erasures,
            TwinService twins,
            ConversionService conversions) {
        this.sight = sight;
        this.conversation = conversation;
        this.privacy = privacy;
        this.erasures = erasures;
        this.twins = twins;
        this.conversions = conversions;
    }

    /** What a person can note by hand. */
    enum Noted {
        CALL(ActivityKind.CALL),
        MEETING(ActivityKind.MEETING),
        NOTE(ActivityKind.NOTE);

        private final ActivityKind kind;

        Noted(ActivityKind kind) {
            this.kind = kind;
        }
    }

    @PostMapping("/activities")
    @Needs(Right.CHANGE_LEADS)
    String log(
            @PathVariable LeadId lead,
            @RequestParam Noted kind,
            @RequestParam String subject,
            @RequestParam(defaultValue = "") String body,
            SignedIn person,
            RedirectAttributes next) {
        sight.check(lead, person);
        conversation.logActivity(lead, kind.kind, subject.strip(), body.isBlank() ? null : body, null);
        Flash.done(next, "leads.logged");
        return back(lead);
    }

    /**
     * @param request names this one letter, so that a form sent twice sends one
     */
    @PostMapping("/mails")
    @Needs(Right.CHANGE_LEADS)
    String write(
            @PathVariable LeadId lead,
            @RequestParam UUID request,
            @RequestParam String subject,
            @RequestParam String body,
            SignedIn person,
            RedirectAttributes next) {
        sight.check(lead, person);
        var letter = new ContactMade(ContactChannel.MAIL, true, null, subject.strip(), body.strip(), null);
        conversation.contacted(lead, letter, person.login(), SendKey.of("letter", request.toString()), null, null);
        Flash.done(next, "leads.mail-posted");
        return back(lead);
    }

    @GetMapping("/withdraw-consent")
    @Needs(Right.CHANGE_LEADS)
    String askWithdrawal(@PathVariable LeadId lead, SignedIn person, Model page) {
        return ask(lead, "withdraw-consent", person, page);
    }

    @PostMapping("/withdraw-consent")
    @Needs(Right.CHANGE_LEADS)
    String withdraw(@PathVariable LeadId lead, SignedIn person, RedirectAttributes next) {
        sight.check(lead, person);
        privacy.withdrawConsent(lead, "staff");
        Flash.done(next, "leads.consent-withdrawn");
        return back(lead);
    }

    @GetMapping("/erase")
    @Needs(Right.ERASE_PEOPLE)
    String askErasure(@PathVariable LeadId lead, SignedIn person, Model page) {
        return ask(lead, "erase", person, page);
    }

    @PostMapping("/erase")
    @Needs(Right.ERASE_PEOPLE)
    String erase(@PathVariable LeadId lead, SignedIn person, RedirectAttributes next) {
        sight.check(lead, person);
        var request = erasures.request(NewErasure.of(RecordRef.lead(lead.value())), "page");
        Flash.done(next, "privacy.requested");
        return "redirect:/privacy/" + request;
    }

    @PostMapping("/undo-merge")
    @Needs(Right.CHANGE_LEADS)
    String undoMerge(@PathVariable LeadId lead, SignedIn person, RedirectAttributes next) {
        sight.check(lead, person);
        twins.undoMerge(lead);
        Flash.done(next, "leads.merge-undone");
        return back(lead);
    }

    @PostMapping("/undo-conversion")
    @Needs(Right.CHANGE_LEADS)
    String undoConversion(@PathVariable LeadId lead, SignedIn person, RedirectAttributes next) {
        sight.check(lead, person);
        conversions.requestUndo(lead);
        Flash.done(next, "leads.conversion-undone");
        return back(lead);
    }

    private String ask(LeadId lead, String action, SignedIn person, Model page) {
        page.addAttribute("lead", sight.view(lead, person));
        page.addAttribute("action", action);
        return "leads/confirm";
    }

    private static String back(LeadId lead) {
        return "redirect:/leads/" + lead;
    }
}

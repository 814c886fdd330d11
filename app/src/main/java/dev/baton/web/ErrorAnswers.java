package dev.baton.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.ModelAndView;

/** Answers a failure as its reader understands it: a page, a toast on the page that is open, or problem details. */
@ControllerAdvice
class ErrorAnswers {
    private static final Set<Integer> PAGES = Set.of(400, 403, 404, 409, 413, 422, 429, 500);

    private final Problems problems;

    ErrorAnswers(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    @Nullable
    Object answer(Exception failure, HttpServletRequest request, HttpServletResponse response) {
        if (failure instanceof AsyncRequestNotUsableException || response.isCommitted()) {
            return null; // whoever asked has gone
        }
        var problem = problems.of(failure);
        return switch (Audience.of(request)) {
            case MACHINE -> details(problem);
            case FRAGMENT ->
                problem.getStatus() == 409 || problem.getStatus() == 422 ? toast(problem, response) : details(problem);
            case PAGE -> page(problem);
        };
    }

    private static ResponseEntity<ProblemDetail> details(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ModelAndView toast(ProblemDetail problem, HttpServletResponse response) {
        response.setHeader("HX-Retarget", "#toasts");
        response.setHeader("HX-Reswap", "beforeend");
        return view("fragments/toast :: toast", problem);
    }

    private static ModelAndView page(ProblemDetail problem) {
        var status = problem.getStatus();
        var fallback = status < 500 ? 400 : 500;
        return view("error/" + (PAGES.contains(status) ? status : fallback), problem);
    }

    private static ModelAndView view(String name, ProblemDetail problem) {
        var answer = new ModelAndView(name);
        answer.setStatus(HttpStatusCode.valueOf(problem.getStatus()));
        answer.addObject(
                "detail", problem.getStatus() == 422 || problem.getStatus() == 409 ? problem.getDetail() : null);
        if (problem.getProperties() != null) {
            answer.addObject("reference", problem.getProperties().get("reference"));
            answer.addObject("errors", problem.getProperties().get("errors"));
        }
        return answer;
    }
}

import { h, icon, ICONS } from "./dom";
import { type Instance, isTelling, type Step, stepKey } from "./journey-data";
import { actor } from "./journey-panel";
import { t } from "./texts";
import { time } from "./time";

/** The journey as an ordered list: the same that the diagram shows, for everybody and every screen. */
export function stepList(
  instance: Instance,
  selected: string | undefined,
  picked: (step: Step) => void,
): HTMLElement {
  const steps = instance.steps.filter(isTelling);
  return h(
    "ol",
    { class: "journey-steps", "data-list": true },
    ...steps.map((step) =>
      h(
        "li",
        { class: step.state, "data-item": true },
        h(
          "button",
          {
            type: "button",
            "data-step": stepKey(step),
            "aria-pressed": String(step.activityId === selected),
            onclick: () => picked(step),
          },
          h("span", { class: "journey-dot" }, icon(iconOf(step))),
          h(
            "span",
            { class: "journey-step-text" },
            h("span", { class: "journey-step-name" }, step.name ?? step.activityId),
            h(
              "span",
              { class: "muted" },
              h(
                "span",
                { class: step.state === "done" ? "visually-hidden" : "" },
                `${t(`journey.state.${step.state}`)} · `,
              ),
              step.by ? `${actor(step.by)} · ` : null,
              time(step.startedAt),
            ),
            reason(step),
          ),
        ),
      ),
    ),
  );
}

/** The one line that says why, so that nobody has to open a step to learn it. */
function reason(step: Step): HTMLElement | null {
  const text = step.decision?.rules.map((rule) => rule.reason).find((each) => !!each) ?? step.note;
  return text ? h("span", { class: "journey-step-why" }, text) : null;
}

function iconOf(step: Step): string {
  if (step.state === "failed") {
    return ICONS.failed;
  }
  const type = step.type.toLowerCase();
  if (step.decision || type.includes("businessrule")) {
    return ICONS.decision;
  }
  if (type.includes("user") || type.includes("manual")) {
    return ICONS.task;
  }
  if (type.includes("call") || type.includes("subprocess")) {
    return ICONS.call;
  }
  if (type.includes("timer")) {
    return ICONS.timer;
  }
  if (type.includes("message") || type.includes("send") || type.includes("receive")) {
    return ICONS.message;
  }
  if (type.includes("gateway")) {
    return ICONS.gateway;
  }
  return type.includes("event") ? ICONS.event : ICONS.service;
}

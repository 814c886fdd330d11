import { h, icon, ICONS } from "./dom";
import { type Decision, type Instance, type Message, type Next, type Step, stateOf } from "./journey-data";
import { t } from "./texts";
import { duration, time } from "./time";

/** Who did a step, in a person's words: `person:anna` is anna, a process is Baton itself. */
export function actor(by: string): string {
  const [kind, name] = by.includes(":")
    ? [by.slice(0, by.indexOf(":")), by.slice(by.indexOf(":") + 1)]
    : ["", by];
  if (kind === "api-key") {
    return t("journey.by.api-key", name);
  }
  return kind === "process" || kind === "system" ? t("journey.by.system") : name;
}

/** What the steps of one activity have to tell: who, when, why, what was sent. */
export function panel(
  instance: Instance,
  activityId: string,
  opens: (instanceId: string) => void,
  called: Instance[],
): HTMLElement[] {
  const runs = instance.steps.filter((each) => each.activityId === activityId);
  const next = instance.next.filter((each) => each.activityId === activityId);
  const incidents = instance.incidents.filter((each) => each.activityId === activityId);
  const parts: HTMLElement[] = incidents.map((each) =>
    h(
      "div",
      { class: "notice danger" },
      h("p", { class: "notice-title" }, t("journey.incident")),
      h("p", {}, each.message),
      time(each.at),
    ),
  );
  if (runs.length === 0 && next.length === 0 && incidents.length === 0) {
    parts.push(h("p", { class: "muted" }, t("journey.notyet")));
  }
  runs
    .map((step, index) => run(step, index, runs.length))
    .reverse()
    .forEach((each) => parts.push(each));
  if (next.length > 0) {
    parts.push(h("section", {}, h("h4", {}, t("journey.next")), nextList(next)));
  }
  for (const child of called) {
    parts.push(
      h(
        "button",
        { class: "button", type: "button", onclick: () => opens(child.id) },
        icon(ICONS.call),
        `${t("journey.open")}: ${child.processName}`,
      ),
    );
  }
  return parts;
}

/** The colour word of a step's state. */
export function statePill(state: Step["state"] | Instance["state"]): HTMLElement {
  const tones = {
    done: "success",
    completed: "success",
    active: "info",
    cancelled: "neutral",
    failed: "danger",
  };
  return h("span", { class: `pill ${tones[state]}` }, t(`journey.state.${state}`));
}

export function panelTitle(instance: Instance, activityId: string): (HTMLElement | string)[] {
  const name =
    instance.steps.find((each) => each.activityId === activityId)?.name ??
    instance.next.find((each) => each.activityId === activityId)?.name ??
    activityId;
  const state = stateOf(instance, activityId);
  return state ? [name, statePill(state)] : [name];
}

/** Awaited messages and due timers, soonest first. */
export function nextList(next: Next[]): HTMLElement {
  const kinds = { timer: ICONS.timer, message: ICONS.message, task: ICONS.task, end: ICONS.event };
  const sorted = [...next].sort((a, b) => (a.dueAt ?? "9").localeCompare(b.dueAt ?? "9"));
  return h(
    "ul",
    { class: "journey-next" },
    ...sorted.map((each) =>
      h(
        "li",
        {},
        icon(kinds[each.kind]),
        h(
          "div",
          {},
          h("span", { class: "journey-next-name" }, each.name ?? t(`journey.kind.${each.kind}`)),
          each.condition ? h("span", { class: "journey-answer" }, each.condition) : null,
          h(
            "span",
            { class: "muted" },
            each.dueAt ? t("journey.due") + " " : t(`journey.kind.${each.kind}`),
            each.dueAt ? time(each.dueAt, "relative") : null,
            each.dueAt ? " · " : null,
            each.dueAt ? time(each.dueAt) : null,
          ),
        ),
      ),
    ),
  );
}

function run(step: Step, index: number, of: number): HTMLElement {
  const facts: [string, Node | string][] = [];
  if (step.by) {
    facts.push([t(step.state === "active" ? "journey.by.active" : "journey.by"), actor(step.by)]);
  }
  facts.push([t("journey.started"), time(step.startedAt)]);
  if (step.endedAt) {
    facts.push([t("journey.ended"), time(step.endedAt)]);
    facts.push([t("journey.took"), duration(step.startedAt, step.endedAt)]);
  }
  if (step.note) {
    facts.push([t("journey.note"), step.note]);
  }
  return h(
    "section",
    { class: "journey-run" },
    of > 1 ? h("h4", {}, t("journey.occurrence", index + 1, of), " ", statePill(step.state)) : null,
    factList(facts),
    step.decision ? decision(step.decision) : null,
    step.messages?.length ? messages(step.messages) : null,
  );
}

function factList(facts: [string, Node | string][], className = "facts"): HTMLElement {
  return h(
    "dl",
    { class: className },
    ...facts.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]),
  );
}

function decision(made: Decision): HTMLElement {
  const reasons = made.rules.map((rule) =>
    h("li", {}, rule.reason ?? rule.id, rule.reason ? h("code", { class: "muted" }, rule.id) : null),
  );
  return h(
    "div",
    { class: "journey-decision" },
    h("h4", {}, icon(ICONS.decision), t("journey.decision.version", made.name, made.version)),
    h("h5", {}, made.rules.length > 1 ? t("journey.rules.many", made.rules.length) : t("journey.rules.one")),
    reasons.length > 0
      ? h("ol", { class: "reasons" }, ...reasons)
      : h("p", { class: "muted" }, t("journey.rules.none")),
    h("h5", {}, t("journey.outputs")),
    ...(made.outputs.length > 0
      ? made.outputs.map((each) => values(each))
      : [h("p", { class: "muted" }, t("journey.empty"))]),
    h("h5", {}, t("journey.inputs")),
    values(made.inputs),
    made.url ? tableButton(made, made.url) : null,
  );
}

function tableButton(made: Decision, url: string): HTMLElement {
  const show = (): void => {
    const table = document.createElement("baton-decision");
    table.dataset["url"] = url;
    table.dataset["decision"] = made.key;
    table.dataset["rules"] = made.rules.map((each) => each.id).join(" ");
    const close = h(
      "button",
      { class: "button quiet", type: "button", "data-closes": true },
      t("journey.close"),
    );
    const dialog = h(
      "dialog",
      { class: "dialog wide", "aria-label": made.name },
      h("header", {}, h("h2", {}, made.name), close),
      table,
    );
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    document.body.dispatchEvent(new CustomEvent("htmx:load", { detail: { elt: dialog } }));
  };
  return h("button", { class: "button small", type: "button", onclick: show }, t("journey.decision.table"));
}

function values(of: Record<string, unknown>): HTMLElement {
  return factList(
    Object.entries(of).map(([name, value]) => [words(name), show(value)]),
    "facts values",
  );
}

/** `emailDomainClass` reads as "email domain class". */
function words(name: string): string {
  return name
    .replace(/_/g, " ")
    .replace(/([a-z\d])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
}

function show(value: unknown): string {
  if (value === null || value === undefined || value === "") {
    return "–";
  }
  if (typeof value === "boolean") {
    return t(value ? "value.yes" : "value.no");
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value as string | number);
}

function messages(sent: Message[]): HTMLElement {
  const tones = { waiting: "info", sent: "success", dead: "danger", cancelled: "neutral" };
  return h(
    "div",
    { class: "journey-messages" },
    h("h4", {}, icon(ICONS.message), t("journey.messages")),
    h(
      "ul",
      {},
      ...sent.map((each) =>
        h(
          "li",
          {},
          h("span", {}, each.summary),
          h("span", { class: "muted" }, `${each.channel} ${t("journey.message.to", each.recipient)}`),
          h(
            "span",
            {},
            h("span", { class: `pill ${tones[each.state]}` }, t(`journey.message.${each.state}`)),
            " ",
            time(each.at),
          ),
        ),
      ),
    ),
  );
}

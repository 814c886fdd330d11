import "bpmn-js/dist/assets/diagram-js.css";
import "./journey.css";
import { h, icon, ICONS } from "./dom";
import { type Instance, type Journey, type Step } from "./journey-data";
import { Diagram } from "./journey-diagram";
import { nextList, panel, panelTitle, statePill } from "./journey-panel";
import { stepList } from "./journey-steps";
import { t } from "./texts";
import { time } from "./time";

const REFRESH = 5000;

/**
 * A record's live journey: its steps as a list, its diagram coloured by what happened, a panel that explains the
 * chosen step. Fetches `data-url` again every few seconds while somebody looks.
 */
class BatonJourney extends HTMLElement {
  #journey: Journey | undefined;
  #etag = "";
  #instance: string | undefined;
  #activity: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #opener: HTMLElement | undefined;

  readonly #tabs = h("div", { class: "tabs", role: "tablist", "aria-label": t("journey.processes") });
  readonly #head = h("div", { class: "journey-head" });
  readonly #list = h("div", { class: "journey-list" });
  readonly #stage = h("div", { class: "journey-stage" });
  readonly #panel = h("aside", { class: "journey-panel", tabindex: "-1", hidden: true });
  readonly #live = h("div", { class: "visually-hidden", "aria-live": "polite" });
  readonly #message = h("div", { class: "journey-message" });
  #diagram: Diagram | undefined;

  connectedCallback(): void {
    this.#message.replaceChildren(h("div", { class: "skeleton", role: "status" }, t("journey.loading")));
    this.replaceChildren(this.#message, this.#live);
    document.addEventListener("visibilitychange", this.#seen);
    this.addEventListener("keydown", this.#keys);
    void this.#refresh();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    document.removeEventListener("visibilitychange", this.#seen);
    this.removeEventListener("keydown", this.#keys);
    this.#diagram?.destroy();
    this.#diagram = undefined;
  }

  readonly #seen = (): void => {
    if (document.visibilityState === "visible") {
      void this.#refresh();
    }
  };

  readonly #keys = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && !this.#panel.hidden) {
      event.stopPropagation();
      this.#close();
    }
  };

  async #refresh(): Promise<void> {
    clearTimeout(this.#timer);
    if (document.visibilityState !== "visible" || !this.isConnected) {
      return;
    }
    try {
      const headers: Record<string, string> = { Accept: "application/json" };
      if (this.#etag) {
        headers["If-None-Match"] = this.#etag;
      }
      const answer = await fetch(this.dataset["url"] ?? "", {
        headers,
        credentials: "same-origin",
        cache: "no-store",
      });
      if (answer.ok) {
        const etag = answer.headers.get("ETag") ?? "";
        const journey = (await answer.json()) as Journey;
        this.#etag = etag;
        await this.#arrived(journey);
      } else if (answer.status !== 304) {
        throw new Error(String(answer.status));
      }
      this.#message.replaceChildren();
    } catch {
      this.#message.replaceChildren(
        h("div", { class: "notice warning", role: "status" }, t("journey.unavailable")),
      );
    }
    this.#timer = setTimeout(() => void this.#refresh(), REFRESH);
  }

  async #arrived(journey: Journey): Promise<void> {
    const before = this.#journey;
    if (before && JSON.stringify(before) === JSON.stringify(journey)) {
      return;
    }
    this.#journey = journey;
    if (journey.instances.length === 0) {
      this.replaceChildren(
        h(
          "div",
          { class: "empty" },
          h("p", { class: "empty-title" }, t("journey.none")),
          h("p", {}, t("journey.none.hint")),
        ),
        this.#message,
        this.#live,
      );
      return;
    }
    if (!this.#diagram) {
      this.#frame();
    }
    await this.#render();
    const known = new Set(before?.instances.flatMap((each) => each.steps.map((step) => step.activityId)));
    const latest = this.#shown.steps.filter((each) => each.name && !known.has(each.activityId)).at(-1);
    if (before && latest?.name) {
      this.#live.textContent = t("journey.updated", latest.name);
    }
  }

  /** The parts of the page, once. */
  #frame(): void {
    const diagram = new Diagram((activityId) => this.#show(activityId));
    this.#diagram = diagram;
    const button = (label: string, path: string, act: () => void): HTMLElement =>
      h(
        "button",
        { class: "button icon-only", type: "button", title: label, "aria-label": label, onclick: act },
        icon(path),
      );
    this.#stage.replaceChildren(
      diagram.element,
      h(
        "div",
        { class: "journey-zoom" },
        button(t("journey.zoom.in"), ICONS.plus, () => diagram.zoom(1.25)),
        button(t("journey.zoom.out"), ICONS.minus, () => diagram.zoom(0.8)),
        button(t("journey.zoom.fit"), ICONS.fit, () => diagram.fit()),
      ),
      legend(),
    );
    this.replaceChildren(
      this.#message,
      this.#tabs,
      this.#head,
      h("div", { class: "journey-body" }, this.#list, this.#stage, this.#panel),
      this.#live,
    );
  }

  get #shown(): Instance {
    const instances = this.#journey?.instances ?? [];
    const shown =
      instances.find((each) => each.id === this.#instance) ??
      instances.find((each) => each.state === "active" && !each.parentActivityId) ??
      instances[0];
    if (!shown) {
      throw new Error("a journey without instances is not drawn");
    }
    return shown;
  }

  async #render(): Promise<void> {
    const instance = this.#shown;
    this.#drawTabs(instance);
    const focused = (document.activeElement as HTMLElement | null)?.dataset["step"];
    this.#head.replaceChildren(
      h("h3", {}, instance.processName),
      statePill(instance.state),
      h("span", { class: "muted" }, t("journey.version", instance.version), " · ", time(instance.startedAt)),
    );
    this.#list.replaceChildren(
      h("h4", {}, t("journey.steps")),
      stepList(instance, this.#activity, (step) => this.#pick(step)),
      ...(instance.next.length > 0 ? [h("h4", {}, t("journey.next")), nextList(instance.next)] : []),
    );
    if (focused) {
      this.#list.querySelector<HTMLElement>(`[data-step="${CSS.escape(focused)}"]`)?.focus();
    }
    if (this.#activity) {
      this.#fillPanel(instance, this.#activity);
    }
    try {
      await this.#diagram?.show(instance);
      this.#diagram?.element.setAttribute("role", "img");
      this.#diagram?.element.setAttribute("aria-label", t("journey.diagram", instance.processName));
    } catch {
      this.#stage.replaceChildren(h("div", { class: "notice warning" }, t("journey.diagram.unavailable")));
    }
  }

  #drawTabs(shown: Instance): void {
    const instances = this.#journey?.instances ?? [];
    this.#tabs.hidden = instances.length < 2;
    this.#tabs.replaceChildren(
      ...instances.map((each) =>
        h(
          "button",
          {
            type: "button",
            role: "tab",
            "aria-selected": String(each === shown),
            onclick: () => this.#open(each.id),
          },
          h("span", { class: `journey-tab-dot ${each.state}`, "aria-hidden": "true" }),
          each.processName,
        ),
      ),
    );
  }

  #open(instanceId: string): void {
    this.#instance = instanceId;
    this.#close();
    void this.#render().then(() => this.#tabs.querySelector<HTMLElement>("[aria-selected=true]")?.focus());
  }

  #pick(step: Step): void {
    this.#show(step.activityId);
    this.#diagram?.reveal(step.activityId);
  }

  #show(activityId: string): void {
    this.#opener = (document.activeElement as HTMLElement | null) ?? undefined;
    this.#activity = activityId;
    this.#fillPanel(this.#shown, activityId);
    this.#panel.hidden = false;
    this.#panel.focus({ preventScroll: true });
    this.#diagram?.select(activityId);
    this.#press();
  }

  #close(): void {
    this.#activity = undefined;
    this.#panel.hidden = true;
    this.#diagram?.select(undefined);
    this.#press();
    if (this.#opener?.isConnected) {
      this.#opener.focus({ preventScroll: true });
    }
    this.#opener = undefined;
  }

  #press(): void {
    const chosen = this.#activity;
    this.#list.querySelectorAll<HTMLElement>("[data-step]").forEach((button) => {
      const id = button.dataset["step"] ?? "";
      button.setAttribute("aria-pressed", String(chosen !== undefined && id.startsWith(`${chosen}@`)));
    });
  }

  #fillPanel(instance: Instance, activityId: string): void {
    const called = (this.#journey?.instances ?? []).filter(
      (each) => each.parentActivityId === activityId && each.id !== instance.id,
    );
    const close = h(
      "button",
      {
        class: "button quiet icon-only",
        type: "button",
        "aria-label": t("journey.close"),
        onclick: () => this.#close(),
      },
      icon(ICONS.close),
    );
    const title = h("h3", { id: "journey-panel-title" }, ...panelTitle(instance, activityId));
    this.#panel.setAttribute("aria-labelledby", "journey-panel-title");
    this.#panel.replaceChildren(
      h("header", {}, title, close),
      ...panel(instance, activityId, (id) => this.#open(id), called),
    );
  }
}

function legend(): HTMLElement {
  const entry = (kind: string, text: string): HTMLElement =>
    h("li", {}, h("span", { class: `journey-swatch ${kind}` }), text);
  return h(
    "ul",
    { class: "journey-legend", "aria-label": t("journey.legend") },
    entry("active", t("journey.state.active")),
    entry("done", t("journey.state.path")),
    entry("cancelled", t("journey.state.cancelled")),
    entry("failed", t("journey.state.failed")),
  );
}

customElements.define("baton-journey", BatonJourney);

import NavigatedViewer from "bpmn-js/lib/NavigatedViewer";
import { h, icon, ICONS } from "./dom";
import { type Instance, isTelling, stateOf } from "./journey-data";
import { t } from "./texts";
import { moment } from "./time";

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
interface Canvas {
  zoom(to?: number | "fit-viewport", center?: "auto" | { x: number; y: number }): number;
  viewbox(to?: Box): { inner: Box; outer: { width: number; height: number } };
  addMarker(id: string, marker: string): void;
  removeMarker(id: string, marker: string): void;
  scrollToElement(id: string, padding?: number): void;
}
interface Overlays {
  add(id: string, options: { position: Record<string, number>; html: HTMLElement }): string;
  clear(): void;
}
interface Registry {
  get(id: string): { x?: number; y?: number; width?: number; height?: number } | undefined;
}
interface EventBus {
  on(event: string, listener: (event: { element: { id: string } }) => void): void;
}

const MARGIN = 40;

/** Below this scale nobody reads the names of the steps. */
const READABLE = 0.6;

/** One process on its diagram: where it stands, the path it took, small badges for what happened at a step. */
export class Diagram {
  readonly element = h("div", { class: "journey-canvas" });
  readonly #viewer: NavigatedViewer;
  readonly #picked: (activityId: string) => void;
  readonly #marks: [id: string, marker: string][] = [];
  #url = "";
  #selected: string | undefined;
  #touched = false;
  #stands: string | undefined;

  constructor(picked: (activityId: string) => void) {
    this.#picked = picked;
    const colours = {
      defaultFillColor: "var(--diagram-fill)",
      defaultStrokeColor: "var(--diagram-stroke)",
      defaultLabelColor: "var(--diagram-label)",
    };
    this.#viewer = new NavigatedViewer({ container: this.element, bpmnRenderer: colours } as never);
    this.#bus.on("element.click", ({ element }) => {
      const id = element.id.replace(/_label$/, "");
      if (this.#registry.get(id)?.width !== undefined && !/^(Process|Collaboration|Definitions)/.test(id)) {
        this.#picked(id);
      }
    });
    this.element.addEventListener("wheel", () => (this.#touched = true), { passive: true });
    this.element.addEventListener("pointerdown", () => (this.#touched = true));
    new ResizeObserver(() => {
      if (!this.#touched && this.#url) {
        this.#settle();
      }
    }).observe(this.element);
  }

  /** Draws the instance; the view stays where the person left it as long as it is the same diagram. */
  async show(instance: Instance): Promise<void> {
    if (instance.bpmnUrl !== this.#url) {
      const answer = await fetch(instance.bpmnUrl, { credentials: "same-origin" });
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      this.#marks.length = 0;
      await this.#viewer.importXML(await answer.text());
      this.#url = instance.bpmnUrl;
      this.#touched = false;
      this.#stands = standsAt(instance);
      this.#settle();
    }
    this.#mark(instance);
    this.#badge(instance);
    this.select(this.#selected);
  }

  select(activityId: string | undefined): void {
    if (this.#selected && this.#registry.get(this.#selected)) {
      this.#canvas.removeMarker(this.#selected, "journey-selected");
    }
    this.#selected = activityId;
    if (activityId && this.#registry.get(activityId)) {
      this.#canvas.addMarker(activityId, "journey-selected");
    }
  }

  /** Brings a step into sight without changing the zoom. */
  reveal(activityId: string): void {
    if (this.#registry.get(activityId)) {
      this.#canvas.scrollToElement(activityId, 60);
    }
  }

  zoom(factor: number): void {
    this.#touched = true;
    this.#canvas.zoom(Math.min(3, Math.max(0.2, this.#canvas.zoom() * factor)), "auto");
  }

  /** The whole diagram with a margin, never larger than life. */
  fit(): void {
    if (this.element.clientWidth === 0) {
      return;
    }
    this.#touched = true;
    this.#fit();
  }

  /** What a person sees first: all of it if that can be read, else where the record stands, large enough to read. */
  #settle(): void {
    const step = this.#stands ? this.#registry.get(this.#stands) : undefined;
    if (this.element.clientWidth === 0 || this.#fit() >= READABLE || step?.x === undefined) {
      return;
    }
    const { outer } = this.#canvas.viewbox();
    const width = outer.width / READABLE;
    const height = outer.height / READABLE;
    this.#canvas.viewbox({
      x: step.x + (step.width ?? 0) / 2 - width / 2,
      y: (step.y ?? 0) + (step.height ?? 0) / 2 - height / 2,
      width,
      height,
    });
  }

  #fit(): number {
    const { inner, outer } = this.#canvas.viewbox();
    const scale = Math.min(
      1,
      outer.width / (inner.width + 2 * MARGIN),
      outer.height / (inner.height + 2 * MARGIN),
    );
    const width = outer.width / scale;
    const height = outer.height / scale;
    this.#canvas.viewbox({
      x: inner.x - (width - inner.width) / 2,
      y: inner.y - (height - inner.height) / 2,
      width,
      height,
    });
    return scale;
  }

  destroy(): void {
    this.#viewer.destroy();
  }

  #mark(instance: Instance): void {
    for (const [id, marker] of this.#marks.splice(0)) {
      if (this.#registry.get(id)) {
        this.#canvas.removeMarker(id, marker);
      }
    }
    for (const id of new Set(instance.steps.map((each) => each.activityId))) {
      this.#set(id, `journey-${stateOf(instance, id)}`);
    }
    for (const { activityId } of instance.incidents) {
      this.#set(activityId, "journey-failed");
    }
    for (const flow of instance.flows) {
      this.#set(flow, "journey-taken");
    }
  }

  #set(id: string, marker: string): void {
    if (this.#registry.get(id)) {
      this.#canvas.addMarker(id, marker);
      this.#marks.push([id, marker]);
    }
  }

  #badge(instance: Instance): void {
    this.#overlays.clear();
    for (const id of new Set(instance.steps.map((each) => each.activityId))) {
      const shape = this.#registry.get(id);
      const runs = instance.steps.filter((each) => each.activityId === id);
      const last = runs.at(-1);
      if (!shape?.width || !last || !isTelling(last)) {
        continue;
      }
      const badges = h("div", { class: "journey-badges" });
      const messages = runs.flatMap((each) => each.messages ?? []);
      if (runs.length > 1) {
        badges.append(badge("count", `${runs.length}×`, t("journey.times", runs.length)));
      }
      if (runs.some((each) => each.decision)) {
        badges.append(badge("decision", icon(ICONS.decision), t("journey.decision")));
      }
      if (messages.length > 0) {
        const tone = messages.some((each) => each.state === "dead") ? "dead" : "message";
        badges.append(badge(tone, icon(ICONS.message), t("journey.messages")));
      }
      if (instance.incidents.some((each) => each.activityId === id)) {
        badges.append(badge("dead", icon(ICONS.failed), t("journey.incident")));
      }
      if (badges.childElementCount > 0) {
        this.#overlays.add(id, {
          position: { top: -11, right: 18 + 22 * (badges.childElementCount - 1) },
          html: badges,
        });
      }
    }
    for (const next of instance.next) {
      if (next.dueAt && this.#registry.get(next.activityId)?.width) {
        const due = badge("time", icon(ICONS.timer), t("journey.due"));
        due.append(moment(next.dueAt));
        this.#overlays.add(next.activityId, { position: { bottom: -4, left: -6 }, html: due });
      }
    }
  }

  get #canvas(): Canvas {
    return this.#viewer.get("canvas");
  }
  get #overlays(): Overlays {
    return this.#viewer.get("overlays");
  }
  get #registry(): Registry {
    return this.#viewer.get("elementRegistry");
  }
  get #bus(): EventBus {
    return this.#viewer.get("eventBus");
  }
}

function badge(kind: string, content: Node | string, title: string): HTMLElement {
  return h("span", { class: `journey-badge ${kind}`, title, "aria-hidden": "true" }, content);
}

/** The step the record stands at: a failed one first, else one in progress, else the last it took. */
function standsAt(instance: Instance): string | undefined {
  const stands =
    instance.steps.find((each) => each.state === "failed") ??
    instance.steps.find((each) => each.state === "active" && each.type !== "subProcess") ??
    instance.steps.at(-1);
  return stands?.activityId;
}

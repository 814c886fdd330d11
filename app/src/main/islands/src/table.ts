import Viewer from "dmn-js/lib/Viewer";
import "dmn-js/dist/assets/diagram-js.css";
import "dmn-js/dist/assets/dmn-js-shared.css";
import "dmn-js/dist/assets/dmn-js-drd.css";
import "dmn-js/dist/assets/dmn-js-decision-table.css";
import "dmn-js/dist/assets/dmn-js-literal-expression.css";
import "dmn-js/dist/assets/dmn-js-boxed-expression.css";
import "dmn-js/dist/assets/dmn-font/css/dmn.css";
import "./table.css";
import { h } from "./dom";
import { t } from "./texts";

/** A decision table, read only: `data-url` its DMN, `data-decision` which table, `data-rules` the ids that matched. */
class BatonDecision extends HTMLElement {
  #viewer: Viewer | undefined;

  connectedCallback(): void {
    this.replaceChildren(h("div", { class: "skeleton", role: "status" }, t("table.loading")));
    void this.#draw();
  }

  disconnectedCallback(): void {
    this.#viewer?.destroy();
    this.#viewer = undefined;
  }

  async #draw(): Promise<void> {
    try {
      const answer = await fetch(this.dataset["url"] ?? "", { credentials: "same-origin" });
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      const place = h("div", { class: "table-place" });
      this.replaceChildren(place);
      const viewer = new Viewer({ container: place });
      this.#viewer = viewer;
      await viewer.importXML(await answer.text());
      const views = viewer.getViews();
      const view =
        views.find((each) => each.element.id === this.dataset["decision"]) ??
        views.find((each) => each.type === "decisionTable");
      if (view) {
        await viewer.open(view);
      }
      this.#highlight(place);
    } catch {
      this.replaceChildren(h("div", { class: "notice danger", role: "alert" }, t("table.unavailable")));
    }
  }

  #highlight(place: HTMLElement): void {
    for (const rule of (this.dataset["rules"] ?? "").split(/[\s,]+/).filter(Boolean)) {
      place.querySelectorAll(`[data-row-id="${CSS.escape(rule)}"]`).forEach((cell) => {
        cell.closest("tr")?.classList.add("matched");
      });
    }
  }
}

customElements.define("baton-decision", BatonDecision);

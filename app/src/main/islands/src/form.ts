import { Form } from "@bpmn-io/form-js-viewer";
import "@bpmn-io/form-js-viewer/dist/assets/form-js.css";
import "./form.css";
import { h } from "./dom";
import { maySend } from "./session";
import { t } from "./texts";
import { toast } from "./toast";

interface Definition {
  schema: { id?: string; components: Component[] };
  data: Record<string, unknown>;
  readonly?: boolean;
  version?: number | string | null;
}

interface Component {
  id: string;
  key?: string;
  label?: string;
  type: string;
  action?: string;
  components?: Component[];
}

interface Problem {
  title?: string;
  detail?: string;
  code?: string;
  reference?: string;
  errors?: { field: string; message: string }[];
}

type Errors = Record<string, string[]>;

/** What a person is told below the form when it was not saved. */
interface Notice {
  title: string;
  hint?: string;
  reload?: boolean;
}

/**
 * A task's form. Fetches `{schema, data, readonly, version}` from `data-schema-url`, sends `{values, version, seenUntil}`
 * to `data-submit-url`, the last read where `data-seen` points; what the server refuses is shown at its field, what was typed stays.
 */
class BatonForm extends HTMLElement {
  #form: Form | undefined;
  #components: Component[] = [];
  #version: number | string | null = null;
  #sending = false;
  readonly #summary = h("div", { class: "form-summary", tabindex: "-1", role: "alert", hidden: true });
  readonly #place = h("div", { class: "form-place" });
  readonly #actions = h("div", { class: "form-actions" });
  readonly #live = h("div", { class: "visually-hidden", "aria-live": "polite" });

  connectedCallback(): void {
    this.replaceChildren(this.#summary, this.#place, this.#actions, this.#live);
    void this.#load();
  }

  disconnectedCallback(): void {
    this.#form?.destroy();
    this.#form = undefined;
  }

  /** Whether it holds what would be lost with the page. */
  #hold(words: boolean): void {
    this.toggleAttribute("data-unsent", words);
  }

  async #load(): Promise<void> {
    this.#place.replaceChildren(
      h(
        "div",
        { class: "skeleton", role: "status" },
        h("span", { class: "visually-hidden" }, t("form.loading")),
      ),
    );
    try {
      const answer = await fetch(this.dataset["schemaUrl"] ?? "", {
        headers: { Accept: "application/json" },
        credentials: "same-origin",
      });
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      await this.#draw((await answer.json()) as Definition);
    } catch {
      const again = h(
        "button",
        { class: "button", type: "button", onclick: () => void this.#load() },
        t("form.retry"),
      );
      this.#place.replaceChildren(
        h("div", { class: "notice danger", role: "alert" }, h("p", {}, t("form.unavailable")), again),
      );
    }
  }

  async #draw({ schema, data, readonly, version }: Definition): Promise<void> {
    this.#version = version ?? this.dataset["version"] ?? null;
    this.#components = flatten(schema.components);
    this.#place.replaceChildren();
    const form = new Form({ container: this.#place });
    this.#form = form;
    await form.importSchema(schema as never, data);
    if (readonly) {
      form.setProperty("readOnly", true);
    } else if (!this.#components.some((each) => each.type === "button" && each.action !== "reset")) {
      this.#actions.replaceChildren(
        h(
          "button",
          { class: "button primary", type: "button", onclick: () => void form.submit() },
          this.#submitLabel(),
        ),
      );
    }
    form.on("changed", () => {
      this.#hold(true);
    });
    form.on("submit", (event: { data: Record<string, unknown>; errors: Errors }) => {
      void this.#submitted(event.data, event.errors);
    });
    // Enter in a text field submits, also where the schema has no button of its own.
    this.#place.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        form.submit();
      }
    });
  }

  #submitLabel(): string {
    return this.dataset["submitLabel"] ?? t("form.submit");
  }

  async #submitted(values: Record<string, unknown>, errors: Errors): Promise<void> {
    if (this.#sending) {
      return;
    }
    if (Object.keys(errors).length > 0) {
      // form-js speaks English only; its most frequent sentence is ours to say.
      for (const messages of Object.values(errors)) {
        messages.forEach((text, at) => {
          messages[at] = text === "Field is required." ? t("form.required") : text;
        });
      }
      this.#form?._setState({ errors });
      this.#showSummary(
        Object.entries(errors).map(([id, messages]) => [id, messages[0] ?? t("form.invalid")]),
      );
      return;
    }
    this.#busy(true);
    try {
      if (!(await maySend())) {
        this.#busy(false);
        return;
      }
      await this.#answered(await this.#send(values));
    } catch {
      this.#busy(false);
      this.#notice({ title: t("form.offline") });
    }
  }

  #send(values: Record<string, unknown>): Promise<Response> {
    const headers: Record<string, string> = {
      "Content-Type": "application/json",
      Accept: "application/json, application/problem+json",
    };
    const csrfHeader = this.dataset["csrfHeader"];
    if (csrfHeader) {
      headers[csrfHeader] = this.dataset["csrf"] ?? "";
    }
    return fetch(this.dataset["submitUrl"] ?? "", {
      method: "POST",
      credentials: "same-origin",
      headers,
      body: JSON.stringify({ values, version: this.#version, seenUntil: this.#seen()?.value }),
    });
  }

  /** Where the page keeps until when its conversation was seen; it changes when the conversation is drawn anew. */
  #seen(): HTMLInputElement | null {
    const where = this.dataset["seen"];
    return where ? document.querySelector<HTMLInputElement>(where) : null;
  }

  async #answered(answer: Response): Promise<void> {
    const body = await json<Problem & { location?: string }>(answer);
    if (answer.ok && !answer.redirected) {
      this.#hold(false);
      if (body.location) {
        location.assign(body.location);
        return; // stays busy until the next page is there
      }
      this.#busy(false);
      this.#summary.hidden = true;
      toast(t("form.done"), "success");
      this.dispatchEvent(new CustomEvent("baton:saved", { bubbles: true }));
      return;
    }
    this.#busy(false);
    if (answer.status === 422 && body.errors?.length) {
      this.#refused(body.errors);
    } else if (answer.status === 409 && this.#seen() && body.code === "ticket.crossed") {
      this.#notice({ title: t("form.stale"), ...(body.detail ? { hint: body.detail } : {}) });
      // Who listens for it shows what was said, with a way to have it drawn here; what was typed stays.
      document.body.dispatchEvent(new CustomEvent("baton:ticket", { bubbles: true }));
    } else if (answer.status === 409) {
      this.#notice({ title: t("form.stale"), hint: body.detail ?? t("form.stale.hint"), reload: true });
    } else if (answer.redirected || answer.status === 401) {
      this.#notice({ title: t("form.signedout") });
    } else if (answer.status === 403) {
      this.#notice({ title: body.detail ?? t("form.forbidden") });
    } else if (answer.status === 404 || answer.status === 410) {
      this.#notice({ title: body.detail ?? t("form.gone"), reload: true });
    } else if (answer.status === 422 || answer.status === 400) {
      this.#notice({ title: body.detail ?? body.title ?? t("form.failed") });
    } else {
      this.#notice({
        title: t("form.failed"),
        ...(body.reference ? { hint: t("form.reference", body.reference) } : {}),
      });
    }
  }

  /** Puts the server's messages where form-js puts its own. */
  #refused(problems: { field: string; message: string }[]): void {
    const errors: Errors = {};
    const lines: [string, string][] = [];
    for (const { field, message } of problems) {
      const component = this.#components.find((each) => each.key === field || each.id === field);
      if (component) {
        errors[component.id] = [...(errors[component.id] ?? []), message];
      }
      lines.push([component?.id ?? "", message]);
    }
    this.#form?._setState({ errors });
    this.#showSummary(lines);
  }

  #showSummary(lines: [id: string, message: string][]): void {
    const title = lines.length === 1 ? t("form.summary.one") : t("form.summary.many", lines.length);
    const items = lines.map(([id, message]) => {
      const label = this.#components.find((each) => each.id === id)?.label;
      const text = label ? `${label} – ${message}` : message;
      const input = this.#input(id);
      return h(
        "li",
        {},
        input ? h("a", { href: `#${input.id}`, onclick: (event) => this.#goTo(event, id) }, text) : text,
      );
    });
    this.#summary.className = "form-summary notice danger";
    this.#summary.replaceChildren(h("p", { class: "notice-title" }, title), h("ul", {}, ...items));
    this.#reveal();
  }

  #notice({ title, hint, reload }: Notice): void {
    this.#summary.className = `form-summary notice ${reload ? "warning" : "danger"}`;
    this.#summary.replaceChildren(h("p", { class: "notice-title" }, title));
    if (hint) {
      this.#summary.append(h("p", {}, hint));
    }
    if (reload) {
      const leave = (): void => {
        this.#hold(false);
      };
      this.#summary.append(
        h("a", { class: "button", href: location.href, onclick: leave }, t("form.reload")),
      );
    }
    this.#reveal();
  }

  #reveal(): void {
    this.#summary.hidden = false;
    this.#summary.focus();
    this.#summary.scrollIntoView({ block: "nearest" });
  }

  #input(id: string): HTMLElement | null {
    return id ? this.#place.querySelector<HTMLElement>(`[id^="fjs-form-"][id*="-${CSS.escape(id)}"]`) : null;
  }

  #goTo(event: Event, id: string): void {
    const input = this.#input(id);
    if (input) {
      event.preventDefault();
      input.focus();
      input.scrollIntoView({ block: "center" });
    }
  }

  #busy(sending: boolean): void {
    this.#sending = sending;
    this.toggleAttribute("data-sending", sending);
    this.setAttribute("aria-busy", String(sending));
    this.#live.textContent = sending ? t("form.sending") : "";
    this.querySelectorAll<HTMLButtonElement>("button[type=submit], .form-actions button").forEach(
      (button) => {
        button.disabled = sending;
      },
    );
  }
}

function flatten(components: Component[]): Component[] {
  return components.flatMap((each) => [each, ...flatten(each.components ?? [])]);
}

async function json<T extends object>(answer: Response): Promise<Partial<T>> {
  if (!/json/.test(answer.headers.get("Content-Type") ?? "")) {
    return {};
  }
  return (await answer.json()) as T;
}

customElements.define("baton-form", BatonForm);

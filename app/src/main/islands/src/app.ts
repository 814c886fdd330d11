import { style } from "./dom";
import { files } from "./files";
import { listKeys } from "./keys";
import { listen } from "./live";
import { macros } from "./macros";
import { keepWords, staysForItsWords } from "./session";
import { t } from "./texts";
import { localise } from "./time";
import { toast } from "./toast";
import { keepUnsent } from "./unsent";

interface HtmxEventDetail {
  elt: Element;
  headers?: Record<string, string>;
  xhr?: XMLHttpRequest;
}

/** Islands are loaded when a page has one, and only then. */
const ISLANDS: Record<string, () => Promise<unknown>> = {
  "baton-form": () => Promise.all([style("form"), import("./form")]),
  "baton-journey": () => Promise.all([style("journey"), import("./journey")]),
  "baton-decision": () => Promise.all([style("table"), import("./table")]),
};

function wake(root: ParentNode): void {
  for (const [name, load] of Object.entries(ISLANDS)) {
    if (root.querySelector(name) && !customElements.get(name)) {
      void load();
    }
  }
  root.querySelectorAll<HTMLTimeElement>("time[datetime]").forEach(localise);
  root.querySelectorAll<HTMLElement>("[data-toast]").forEach((flash) => {
    const tone = flash.dataset["toast"];
    toast(flash.textContent.trim(), tone === "success" || tone === "danger" ? tone : "info");
    flash.remove();
  });
}

function meta(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? "";
}

function detail(event: Event): HtmxEventDetail {
  return (event as CustomEvent<HtmxEventDetail>).detail;
}

/**
 * Several parts of a page hear at once that its session is over, and each would reload it: a second reload begins a second
 * sign-in in the middle of the first, and one of both fails.
 */
let leaving = false;
const LEAVING_MS = 5_000;

/** htmx's requests carry the CSRF token; what it cannot bring home becomes a toast instead of silence. */
function teachHtmx(): void {
  const body = document.body;
  body.addEventListener("htmx:configRequest", (event) => {
    const header = meta("csrf-header");
    const { headers } = detail(event);
    if (header && headers) {
      headers[header] = meta("csrf");
    }
  });
  body.addEventListener("htmx:load", (event) => wake(detail(event).elt.parentNode ?? document));
  body.addEventListener("htmx:beforeOnLoad", (event) => {
    if (detail(event).xhr?.status === 401) {
      if (leaving || staysForItsWords()) {
        event.preventDefault();
        return;
      }
      leaving = true;
      setTimeout(() => (leaving = false), LEAVING_MS);
    }
  });
  body.addEventListener("htmx:responseError", (event) => {
    const xhr = detail(event).xhr;
    if (xhr?.status === 401) {
      location.reload();
      return;
    }
    let text: string = t("toast.failed");
    try {
      const problem = JSON.parse(xhr?.responseText ?? "") as { detail?: string; title?: string };
      text = problem.detail ?? problem.title ?? text;
    } catch {
      // not a problem document: the general sentence stays
    }
    toast(text, "danger");
  });
  body.addEventListener("htmx:sendError", () => toast(t("toast.offline"), "danger"));
}

/** A form is sent once, however often its button is pressed. */
function sendOnce(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.method !== "post" || form.closest("baton-form")) {
      return;
    }
    if (form.dataset["sending"] !== undefined) {
      event.preventDefault();
      return;
    }
    form.dataset["sending"] = "";
    setTimeout(() => delete form.dataset["sending"], 4000);
  });
  addEventListener("pageshow", () =>
    document
      .querySelectorAll<HTMLFormElement>("form[data-sending]")
      .forEach((form) => delete form.dataset["sending"]),
  );
}

/** Buttons with `data-opens="id"` open that dialog, those with `data-closes` the one around them. */
function dialogs(): void {
  document.addEventListener("click", (event) => {
    const target = event.target as Element;
    const opener = target.closest<HTMLElement>("[data-opens]");
    if (opener) {
      const dialog = document.getElementById(opener.dataset["opens"] ?? "");
      if (dialog instanceof HTMLDialogElement) {
        dialog.showModal();
      }
    }
    if (target.closest("[data-closes]") || target instanceof HTMLDialogElement) {
      target.closest("dialog")?.close();
    }
    document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]").forEach((menu) => {
      if (!menu.contains(target)) {
        menu.open = false;
      }
    });
  });
}

wake(document);
teachHtmx();
files();
sendOnce();
dialogs();
listKeys();
macros();
listen();
keepWords();
keepUnsent();
setInterval(() => document.querySelectorAll<HTMLTimeElement>("time[datetime]").forEach(localise), 30_000);

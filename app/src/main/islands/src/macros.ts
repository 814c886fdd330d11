import { t } from "./texts";
import { toast } from "./toast";

const GAP = /\[\? [\w.]+\]/;

/**
 * Texts come into a text where its cursor stands, never over what was typed: macros (`data-macro` says where its words
 * are, inside a `data-macros` menu that says into what), and fixed words (`data-insert`, `data-into`).
 */
export function macros(): void {
  document.addEventListener("click", (event) => {
    const target = event.target as Element;
    const macro = target.closest<HTMLElement>("[data-macro]");
    if (macro) {
      void pick(macro);
    }
    const words = target.closest<HTMLElement>("[data-insert]");
    if (words) {
      insert(textarea(words.dataset["into"]), words.dataset["insert"] ?? "");
    }
  });
  document.addEventListener("keydown", (event) => {
    const at = event.target as HTMLElement;
    if (event.altKey && event.code === "KeyM" && at.id) {
      const menu = document.querySelector<HTMLDetailsElement>(
        `details[data-macros][data-into="${CSS.escape(at.id)}"]`,
      );
      if (menu) {
        event.preventDefault();
        menu.open = true;
        menu.querySelector("input")?.focus();
        menu.querySelector("input")?.select();
      }
      return;
    }
    const menu = at.closest<HTMLDetailsElement>("details[data-macros]");
    if (menu) {
      walk(event, at, menu);
    }
  });
}

function walk(event: KeyboardEvent, at: HTMLElement, menu: HTMLDetailsElement): void {
  const places = [...menu.querySelectorAll<HTMLElement>("input, .macro-list :is(button, a)")];
  const now = places.indexOf(at);
  switch (event.key) {
    case "Escape":
      event.preventDefault();
      menu.open = false;
      textarea(menu.dataset["into"])?.focus();
      break;
    case "ArrowDown":
    case "ArrowUp":
      event.preventDefault();
      places[now + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
      break;
    case "Enter":
      if (at instanceof HTMLInputElement) {
        event.preventDefault();
        menu.querySelector<HTMLElement>("[data-macro]")?.click();
      }
      break;
  }
}

async function pick(macro: HTMLElement): Promise<void> {
  const menu = macro.closest<HTMLDetailsElement>("details[data-macros]");
  const into = textarea(menu?.dataset["into"]);
  try {
    const answer = await fetch(macro.dataset["macro"] ?? "", { headers: { Accept: "text/plain" } });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    const words = await answer.text();
    if (menu) {
      menu.open = false;
    }
    insert(into, words);
  } catch {
    toast(t("toast.failed"), "danger");
  }
}

function insert(into: HTMLTextAreaElement | null, words: string): void {
  if (!into) {
    return;
  }
  const at = into.selectionEnd;
  into.focus();
  into.setSelectionRange(at, at);
  // The one way that leaves "undo" working; where a browser has given it up, the words come in without.
  if (!document.execCommand("insertText", false, words)) {
    into.setRangeText(words, at, at, "end");
    into.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const gap = GAP.exec(words);
  if (gap) {
    into.setSelectionRange(at + gap.index, at + gap.index + gap[0].length);
  }
}

function textarea(id: string | undefined): HTMLTextAreaElement | null {
  const found = id ? document.getElementById(id) : null;
  return found instanceof HTMLTextAreaElement ? found : null;
}

/**
 * Keys for those who work here all day: j and k walk through a list (`data-list` with `data-item`s), Enter opens,
 * / searches, ? explains, g and a letter goes to a section (`data-key` on the navigation's links).
 */
export function listKeys(): void {
  let going = 0;
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
      return;
    }
    if (document.querySelector("dialog[open]")) {
      return;
    }
    if (going > Date.now()) {
      going = 0;
      const link = document.querySelector<HTMLElement>(`nav [data-key="${CSS.escape(event.key)}"]`);
      if (link) {
        event.preventDefault();
        link.click();
        return;
      }
    }
    switch (event.key) {
      case "j":
      case "k":
        if (walk(event.key === "j" ? 1 : -1)) {
          event.preventDefault();
        }
        break;
      case "g":
        going = Date.now() + 1200;
        break;
      case "/":
        focusSearch(event);
        break;
      case "?":
        showHelp(event);
        break;
    }
  });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select, [role=combobox], [role=textbox]"))
  );
}

/** Moves the focus to the next item's link, so that Enter opens it without any further code. */
function walk(step: 1 | -1): boolean {
  const links = [...document.querySelectorAll<HTMLElement>("[data-list] [data-item]")]
    .map((item) => (item.matches("a, button") ? item : item.querySelector<HTMLElement>("a, button")))
    .filter((link): link is HTMLElement => link !== null);
  const at = links.findIndex((link) => link === document.activeElement);
  const next = links[at === -1 ? (step === 1 ? 0 : links.length - 1) : at + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return next !== undefined;
}

function focusSearch(event: KeyboardEvent): void {
  const search = document.querySelector<HTMLInputElement>("input[data-search]");
  if (search) {
    event.preventDefault();
    search.focus();
    search.select();
  }
}

function showHelp(event: KeyboardEvent): void {
  const help = document.getElementById("keys");
  if (help instanceof HTMLDialogElement) {
    event.preventDefault();
    help.showModal();
  }
}

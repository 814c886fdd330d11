/**
 * Says before a form is sent that its files are too many or too large: what a server refuses that early would take the
 * typed text with it.
 */
export function files(): void {
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || field.dataset["files"] === undefined) {
      return;
    }
    const chosen = [...(field.files ?? [])];
    const size = chosen.reduce((sum, file) => sum + file.size, 0);
    const many = chosen.length > Number(field.dataset["most"]);
    const large = size > Number(field.dataset["largest"]);
    const wrong = many ? field.dataset["tooMany"] : large ? field.dataset["tooLarge"] : "";
    field.setCustomValidity(wrong ?? "");
    field.reportValidity();
  });
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    const field = form.querySelector<HTMLInputElement>("input[data-files]");
    // Forms that check nothing themselves are still stopped here.
    if (field && !field.reportValidity()) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  });
}

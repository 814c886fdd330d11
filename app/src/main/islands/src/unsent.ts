/**
 * Words for a customer or a vendor that have not been sent: whoever leaves the page, by a link or by another form of it, is
 * asked first.
 */
const PLACES = ".composer textarea, #sides textarea";

let sending: HTMLFormElement | undefined;

function isUnsent(field: HTMLTextAreaElement): boolean {
  return field.value.trim() !== "" && field.form !== sending;
}

export function keepUnsent(): void {
  document.addEventListener("submit", (event) => {
    if (event.target instanceof HTMLFormElement && !event.defaultPrevented) {
      sending = event.target;
    }
  });
  addEventListener("beforeunload", (event) => {
    if ([...document.querySelectorAll<HTMLTextAreaElement>(PLACES)].some(isUnsent)) {
      event.preventDefault();
    }
    sending = undefined;
  });
}

/**
 * Words that were typed and have not been sent: whoever leaves the page, by a link or by another form of it, is asked first,
 * and a page that has some is not loaded anew because its session is over. Only pages of people who are signed in ask.
 */
const FIELDS =
  "textarea, input:not([type=hidden], [type=checkbox], [type=radio], [type=file], [type=password], [type=submit])";

let sending: HTMLFormElement | undefined;

/** Whether this page answers that form: it was not taken, or only tried, and what it holds was typed. */
function wasTypedBefore(form: HTMLFormElement): boolean {
  return new URL(form.action, location.href).pathname === document.body.dataset["answersForm"];
}

/** Whether a form holds what somebody typed and that would be lost with it. */
export function hasWords(form: HTMLFormElement): boolean {
  const before = wasTypedBefore(form);
  return (
    form.method === "post" &&
    [...form.elements].some(
      (field) =>
        (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) &&
        field.matches(FIELDS) &&
        field.value.trim() !== "" &&
        (before || field.value !== field.defaultValue),
    )
  );
}

/** Whether any form of the page does, but the one that is being sent; or the page shows some that cannot be sent any more. */
export function pageHasWords(): boolean {
  return (
    document.body.dataset["live"] !== undefined &&
    (document.querySelector("baton-form[data-unsent], [data-kept]") !== null ||
      [...document.querySelectorAll<HTMLFormElement>("main form[method=post]")].some(
        (form) => form !== sending && hasWords(form),
      ))
  );
}

export function keepUnsent(): void {
  document.addEventListener("submit", (event) => {
    if (event.target instanceof HTMLFormElement && !event.defaultPrevented) {
      sending = event.target;
    }
  });
  addEventListener("beforeunload", (event) => {
    if (pageHasWords()) {
      event.preventDefault();
    }
    sending = undefined;
  });
}

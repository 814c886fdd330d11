/**
 * Words that were typed and have not been sent: whoever leaves the page, by a link or by another form of it, is asked first,
 * and a page that has some is not loaded anew because its session is over.
 */
const FIELDS =
  "textarea, input:not([type=hidden], [type=checkbox], [type=radio], [type=file], [type=password], [type=submit])";

/** Begun by somebody, whatever they hold when the page comes. */
const PLACES = ".composer, #sides";

let sending: HTMLFormElement | undefined;

/** Whether this page answers a form that was not taken: what it shows was typed. */
function isRefusal(): boolean {
  const [page] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return (page?.responseStatus ?? 200) >= 400;
}

function isUnsent(field: HTMLInputElement | HTMLTextAreaElement): boolean {
  return (
    field.value.trim() !== "" &&
    (field.value !== field.defaultValue || field.closest(PLACES) !== null || isRefusal())
  );
}

/** Whether a form holds what somebody typed and that would be lost with it. */
export function hasWords(form: HTMLFormElement): boolean {
  return (
    form.method === "post" &&
    [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(FIELDS)].some(isUnsent)
  );
}

/** Whether any form of the page does, but the one that is being sent. */
export function pageHasWords(): boolean {
  return (
    document.querySelector("baton-form[data-unsent]") !== null ||
    [...document.querySelectorAll<HTMLFormElement>("main form[method=post]")].some(
      (form) => form !== sending && hasWords(form),
    )
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

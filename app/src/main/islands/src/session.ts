import { t } from "./texts";
import { toast } from "./toast";
import { hasWords, pageHasWords } from "./unsent";

/**
 * Whether whom this page was made for is still signed in, is not, or somebody else is by now; or whether nobody can tell,
 * because Baton does not answer.
 */
type Standing = "in" | "out" | "other" | "unknown";

/** Baton may have to ask the issuer before it can answer. */
const PATIENCE_MS = 10_000;

let told: HTMLElement | undefined;
const asking = new Set<HTMLFormElement>();
let asked: HTMLFormElement | undefined;

/** Where pages of people who are signed in ask; undefined on all others. */
function address(): string | undefined {
  return document.body.dataset["live"]?.replace(/live$/, "signed-in");
}

async function ask(path: string): Promise<Standing> {
  try {
    const answer = await fetch(path, {
      headers: { Accept: "application/json" },
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.status === 401) {
      return "out";
    }
    if (!answer.ok) {
      return "unknown";
    }
    const { who, csrf } = (await answer.json()) as { who: string; csrf: string };
    if (who !== document.body.dataset["who"]) {
      return "other";
    }
    renew(csrf);
    return "in";
  } catch {
    // No connection, no answer in time, or one that is not Baton's: each is said in the same words.
    return "unknown";
  }
}

/** The token belongs to the session: after another sign-in the page's own is refused. */
function renew(token: string): void {
  document.querySelectorAll<HTMLMetaElement>('meta[name="csrf"]').forEach((meta) => (meta.content = token));
  document
    .querySelectorAll<HTMLInputElement>('input[name="_csrf"]')
    .forEach((field) => (field.value = token));
  document
    .querySelectorAll<HTMLElement>("[data-csrf]")
    .forEach((element) => (element.dataset["csrf"] = token));
}

function say(standing: Standing): void {
  told?.remove();
  told = undefined;
  if (standing === "out") {
    const home = document.body.dataset["live"]?.replace(/live$/, "") ?? "/";
    told = toast(t("session.out"), "danger", { href: home, text: t("session.sign-in") });
  } else if (standing === "other") {
    told = toast(t("session.other"), "danger");
  } else if (standing === "unknown") {
    told = toast(t("session.unknown"), "danger");
  }
}

/** Asks who is signed in before something typed is sent, and says why it cannot be sent now. */
export async function maySend(): Promise<boolean> {
  const path = address();
  const standing = path === undefined ? "in" : await ask(path);
  say(standing);
  return standing === "in";
}

/** The session is over: whether the page stays as it is, for what was typed into it, and says so. */
export function staysForItsWords(): boolean {
  if (!pageHasWords()) {
    return false;
  }
  if (!told?.isConnected) {
    say("out");
  }
  return true;
}

/** No form that holds words is sent where they would be lost. */
export function keepWords(): void {
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || form === asked || !hasWords(form) || !address()) {
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      if (asking.has(form)) {
        return;
      }
      asking.add(form);
      form.setAttribute("aria-busy", "true");
      void maySend()
        .then((may) => {
          if (may) {
            asked = form;
            form.requestSubmit(event.submitter?.isConnected ? event.submitter : null);
          }
        })
        .finally(() => {
          asked = undefined;
          asking.delete(form);
          form.removeAttribute("aria-busy");
        });
    },
    true,
  );
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && told?.isConnected) {
      void maySend();
    }
  });
}

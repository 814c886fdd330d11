import { t } from "./texts";

/**
 * Keeps a page in touch while somebody looks at it. The stream says only that something happened; parts of the page
 * that listen for `baton:ticket`, `baton:presence` and `baton:notices` ask for what they show. A page in the background, or
 * before which nobody sits, holds no stream: browsers have few to give.
 */
const AWAY_MS = 15 * 60_000;
const WRITING_MS = 8_000;
const REFUSED_MS = 5_000;
const REFUSED_MOST_MS = 60_000;

const page = name();
const changed = new Set<string>();
let stream: EventSource | undefined;
let before = false;
let lastSign = Date.now();
let lastWord = 0;
let refused = 0;
let rest: number | undefined;

/** A UUID (version 4); by the browser itself only where the connection is encrypted. */
function name(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function tell(name: string): void {
  document.body.dispatchEvent(new CustomEvent(`baton:${name}`, { bubbles: true }));
}

function shownTicket(): string | undefined {
  return document.querySelector<HTMLElement>("[data-live-ticket]")?.dataset["liveTicket"];
}

function shownDesk(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[data-live-desk]");
}

function address(path: string): string {
  const query = new URLSearchParams({ page });
  const ticket = shownTicket();
  if (ticket) {
    query.set("ticket", ticket);
  } else if (shownDesk()) {
    query.set("desk", "true");
  }
  return `${path}?${query}`;
}

function offer(text: string): void {
  const button = shownDesk()?.querySelector<HTMLButtonElement>("button");
  if (button) {
    button.textContent = text;
    button.hidden = false;
  }
}

function heardOf(id: string): void {
  if (shownDesk()) {
    changed.add(id);
    offer(changed.size === 1 ? t("live.changed.one") : t("live.changed.many", changed.size));
  }
  tell("ticket");
}

function lookAgain(): void {
  tell("ticket");
  tell("presence");
  tell("notices");
  if (before) {
    offer(t("live.changed.maybe"));
  }
}

function open(path: string): void {
  if (stream || document.hidden) {
    return;
  }
  const own = new EventSource(address(path));
  stream = own;
  own.addEventListener("hello", () => {
    refused = 0;
    lookAgain();
    before = true;
  });
  own.addEventListener("again", lookAgain);
  own.addEventListener("ticket", (event) => heardOf((event as MessageEvent<string>).data));
  own.addEventListener("presence", () => tell("presence"));
  own.addEventListener("notices", () => tell("notices"));
  own.addEventListener("error", () => {
    if (own.readyState === EventSource.CLOSED && stream === own) {
      // Refused: signed out, too many, or the issuer has to be asked first. A part of the page asks, and says so.
      stream = undefined;
      tell("notices");
      setTimeout(() => open(path), Math.min(REFUSED_MOST_MS, REFUSED_MS * 2 ** refused++));
    }
  });
}

function close(): void {
  stream?.close();
  stream = undefined;
}

function say(doing: "LOOKS" | "WRITES" | "LEAVES"): void {
  const ticket = shownTicket();
  const path = document.body.dataset["live"];
  if (!ticket || path === undefined) {
    return;
  }
  const header = document.querySelector<HTMLMetaElement>('meta[name="csrf-header"]')?.content;
  const token = document.querySelector<HTMLMetaElement>('meta[name="csrf"]')?.content ?? "";
  fetch(`${path.replace(/live$/, "tickets")}/${ticket}/presence`, {
    method: "POST",
    keepalive: true,
    headers: header ? { [header]: token } : {},
    body: new URLSearchParams({ page, doing }),
  }).catch(() => undefined); // Nobody misses it: who is there is told again with the next stream.
}

function wrote(event: Event): void {
  if (!(event.target instanceof HTMLTextAreaElement) || !event.target.closest("#answer, baton-form")) {
    return;
  }
  const now = Date.now();
  if (now - lastWord > WRITING_MS) {
    lastWord = now;
    say("WRITES");
  }
  clearTimeout(rest);
  rest = window.setTimeout(() => {
    lastWord = 0;
    say("LOOKS");
  }, WRITING_MS);
}

/** Begins on pages of people who are signed in. */
export function listen(): void {
  const path = document.body.dataset["live"];
  if (path === undefined) {
    return;
  }
  const sign = (): void => {
    lastSign = Date.now();
    open(path);
  };
  open(path);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      close();
      say("LEAVES");
    } else {
      sign();
    }
  });
  addEventListener("pagehide", () => {
    close();
    say("LEAVES");
  });
  addEventListener("pageshow", sign);
  for (const name of ["pointerdown", "keydown", "scroll"]) {
    addEventListener(name, sign, { passive: true });
  }
  document.addEventListener("input", wrote);
  shownDesk()?.addEventListener("click", (event) => {
    changed.clear();
    (event.target as HTMLElement).closest("button")?.setAttribute("hidden", "");
  });
  setInterval(() => {
    if (stream && Date.now() - lastSign > AWAY_MS) {
      close();
      say("LEAVES");
    }
  }, 60_000);
}

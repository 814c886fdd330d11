import { h } from "./dom";
import { language, t } from "./texts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function locale(): string {
  const own = navigator.languages.find((each) => each.toLowerCase().startsWith(language()));
  return own ?? (language() === "de" ? "de" : "en-GB");
}

/** "14 Mar 2026, 09:30" in the viewer's zone; without the year if it is this year, without the date if it is today. */
export function moment(iso: string, now = new Date()): string {
  const then = new Date(iso);
  const time: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit" };
  if (then.toDateString() === now.toDateString()) {
    return `${t("time.today")}, ${then.toLocaleTimeString(locale(), time)}`;
  }
  const date: Intl.DateTimeFormatOptions = { day: "numeric", month: "short" };
  if (then.getFullYear() !== now.getFullYear()) {
    date.year = "numeric";
  }
  return then.toLocaleString(locale(), { ...date, ...time });
}

/** The whole moment with its zone, for a tooltip. */
export function fullMoment(iso: string): string {
  return new Date(iso).toLocaleString(locale(), { dateStyle: "full", timeStyle: "long" });
}

/** "in 2 hours", "3 days ago". */
export function relative(iso: string, now = new Date()): string {
  const seconds = Math.round((Date.parse(iso) - now.getTime()) / 1000);
  const size = Math.abs(seconds);
  const format = new Intl.RelativeTimeFormat(locale(), { numeric: "auto" });
  if (size < 45) {
    return format.format(0, "second");
  }
  if (size < 45 * MINUTE) {
    return format.format(Math.round(seconds / MINUTE), "minute");
  }
  if (size < 22 * HOUR) {
    return format.format(Math.round(seconds / HOUR), "hour");
  }
  return format.format(Math.round(seconds / DAY), "day");
}

/** "2 h 5 min": two units at most. */
export function duration(from: string, to: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  const parts: string[] = [];
  let rest = seconds;
  for (const [size, unit] of [
    [DAY, "day"],
    [HOUR, "hour"],
    [MINUTE, "minute"],
    [1, "second"],
  ] as const) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if ((count > 0 || (unit === "second" && parts.length === 0)) && parts.length < 2) {
      parts.push(
        new Intl.NumberFormat(locale(), { style: "unit", unit, unitDisplay: "short" }).format(count),
      );
    }
  }
  return parts.join(" ");
}

/** A `<time>` element that shows its moment; `data-format="relative"` for the other form. */
export function time(iso: string, format: "moment" | "relative" = "moment"): HTMLTimeElement {
  const element = h("time", { datetime: iso, "data-format": format });
  localise(element);
  return element;
}

/**
 * Rewrites a `<time datetime>` of the server into the viewer's zone and language. With `data-due` it also carries
 * whether its moment has passed (`data-state` overdue, soon or later).
 */
export function localise(element: HTMLTimeElement): void {
  const iso = element.dateTime;
  if (!/T\d/.test(iso) || Number.isNaN(Date.parse(iso))) {
    return;
  }
  const text = element.dataset["format"] === "relative" ? relative(iso) : moment(iso);
  if (element.textContent !== text) {
    element.textContent = text;
  }
  element.title = fullMoment(iso);
  if (element.dataset["due"] !== undefined) {
    const left = Date.parse(iso) - Date.now();
    element.dataset["state"] = left < 0 ? "overdue" : left < 2 * HOUR * 1000 ? "soon" : "later";
  }
}

type Attributes = Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>;
type Child = Node | string | null | undefined | false;

/** Makes an element: attributes by name, listeners as `onclick` and the like, text never read as markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name.replace(/^on/, ""), value);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, String(value));
    }
  }
  element.append(...children.filter((child): child is Node | string => !!child));
  return element;
}

/** A line icon of 16 px; decoration only. */
export function icon(path: string, className = "icon"): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", className);
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

export const ICONS = {
  task: "M8 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM3.5 13.5c.6-2.4 2.3-3.6 4.5-3.6s3.900 1.200 4.500 3.600",
  service:
    "M8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM8 2v2M8 12v2M2 8h2M12 8h2M3.800 3.800l1.400 1.400M10.800 10.800l1.400 1.400M3.800 12.200l1.400-1.400M10.800 5.200l1.400-1.400",
  decision: "M2.500 3h11v10h-11zM2.500 6.300h11M6.200 6.300V13M2.500 9.600h11",
  message: "M2 3.500h12v9H2zM2.300 4l5.700 4.700L13.700 4",
  timer: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.800V8l2.200 1.600",
  event: "M8 13.500a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11Z",
  gateway: "M8 1.800 14.200 8 8 14.200 1.800 8z",
  call: "M2.500 3.500h11v9h-11zM8 6v4M6 8h4",
  check: "M3.500 8.500 6.500 11.500 12.500 4.800",
  failed: "M8 4.500v4.200M8 11.200v.3M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Z",
  close: "M4 4l8 8M12 4l-8 8",
  plus: "M8 3.500v9M3.500 8h9",
  minus: "M3.500 8h9",
  fit: "M2.500 6V2.500H6M10 2.500h3.500V6M13.500 10v3.500H10M6 13.500H2.500V10",
} as const;

/** Adds a style sheet that lies beside this script, once, and tells when it is there. */
export function style(name: string): Promise<void> {
  const href = new URL(`./${name}.css`, import.meta.url).pathname.replace("/shared/", "/");
  if (document.querySelector(`link[href="${href}"]`)) {
    return Promise.resolve();
  }
  return new Promise((done) => {
    const link = h("link", { rel: "stylesheet", href, onload: () => done(), onerror: () => done() });
    document.head.prepend(link);
  });
}

import { h, icon, ICONS } from "./dom";
import { t } from "./texts";

/** Shows a short message in the corner, read out by screen readers; errors stay until dismissed. The link opens a tab of its own. */
export function toast(
  message: string,
  tone: "info" | "success" | "danger" = "info",
  link?: { href: string; text: string },
): HTMLElement {
  const place = document.getElementById("toasts") ?? document.body.appendChild(toaster());
  const dismiss = h(
    "button",
    { class: "button quiet icon-only", type: "button", "aria-label": t("toast.close") },
    icon(ICONS.close),
  );
  const box = h(
    "div",
    { class: `toast ${tone}`, role: tone === "danger" ? "alert" : "status" },
    h(
      "p",
      {},
      message,
      link && " ",
      link && h("a", { href: link.href, target: "_blank", rel: "noopener" }, link.text),
    ),
    dismiss,
  );
  dismiss.addEventListener("click", () => box.remove());
  place.append(box);
  if (tone !== "danger") {
    setTimeout(() => box.remove(), 6000);
  }
  return box;
}

function toaster(): HTMLElement {
  return h("div", { id: "toasts", class: "toasts" });
}

// Runs `npm ci` only when it has to: when node_modules is missing or package-lock.json has changed since.
// Without install scripts: a build runs nobody else's code than the compilers it names, and reports to nobody.
import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const stamp = here("node_modules/.baton-installed");
const wanted = createHash("sha256")
  .update(readFileSync(here("package-lock.json")))
  .update(process.platform + process.arch)
  .digest("hex");

if (Number(process.versions.node.split(".")[0]) < 20) {
  console.error(`Baton's pages are built with Node 20 or newer; this is ${process.version}.`);
  process.exit(1);
}
if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
  const windows = process.platform === "win32";
  const done = spawnSync(windows ? "npm.cmd" : "npm", ["ci", "--ignore-scripts", "--loglevel=error"], {
    cwd: here("."),
    stdio: "inherit",
    shell: windows,
  });
  if (done.status !== 0) {
    process.exit(done.status ?? 1);
  }
  writeFileSync(stamp, wanted);
}

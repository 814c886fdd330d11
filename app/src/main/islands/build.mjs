// Bundles the islands into the application's static files. `node build.mjs <folder>`; without one, app/target/classes.
import { build } from "esbuild";
import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, "../../../target/classes/static/islands"));

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await build({
  absWorkingDir: here,
  entryPoints: ["app", "form", "journey", "table"].map((name) => `src/${name}.ts`),
  outdir: out,
  bundle: true,
  splitting: true,
  format: "esm",
  target: ["es2022"],
  minify: true,
  legalComments: "linked",
  chunkNames: "shared/[name]-[hash]",
  assetNames: "assets/[name]",
  loader: { ".woff": "file", ".woff2": "file", ".ttf": "file", ".eot": "empty", ".svg": "dataurl" },
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "warning",
});
// The islands load their own style sheets; the one of all of them together is never asked for.
rmSync(join(out, "app.css"), { force: true });
copyFileSync(join(here, "node_modules/htmx.org/dist/htmx.min.js"), join(out, "htmx.min.js"));

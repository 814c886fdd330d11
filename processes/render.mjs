// Draws <process>/<process>.bpmn into <process>/<process>.svg: npm ci && npm run render
// CHROMIUM names the browser, if it is not /usr/bin/chromium.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';

const here = dirname(fileURLToPath(import.meta.url));
const bpmnJs = dirname(createRequire(import.meta.url).resolve('bpmn-js/package.json'));

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync'
  ]
});
try {
  const page = await browser.newPage();
  await page.setContent('<div id="canvas" style="width: 1600px; height: 900px"></div>');
  await page.addScriptTag({ path: join(bpmnJs, 'dist', 'bpmn-viewer.production.min.js') });
  for (const process of await processes()) {
    const model = await readFile(join(here, process, `${process}.bpmn`), 'utf8');
    const { svg, warnings } = await page.evaluate(draw, model);
    if (warnings.length > 0) {
      throw new Error(`${process}.bpmn: ${warnings.join('; ')}`);
    }
    await writeFile(join(here, process, `${process}.svg`), svg + '\n');
    console.log(`${process}.svg`);
  }
} finally {
  await browser.close();
}

async function processes() {
  const names = [];
  for (const entry of await readdir(here, { withFileTypes: true })) {
    if (entry.isDirectory() && (await readdir(join(here, entry.name))).includes(`${entry.name}.bpmn`)) {
      names.push(entry.name);
    }
  }
  return names.sort();
}

async function draw(model) {
  const viewer = new BpmnJS({ container: '#canvas' });
  try {
    const { warnings } = await viewer.importXML(model);
    const { svg } = await viewer.saveSVG();
    // Some markers carry a random id, which would make every picture a new one.
    const names = new Map();
    const stable = svg.replace(/marker-[0-9a-z]{20,}/g, (id) => {
      names.set(id, names.get(id) ?? `marker-${names.size}`);
      return names.get(id);
    });
    return {
      // The picture has to be readable on a dark page, too.
      svg: stable.replace(/(<svg [^>]*>)/, '$1<rect x="-10000" y="-10000" width="30000" height="30000" fill="white"/>'),
      warnings: warnings.map((warning) => warning.message)
    };
  } finally {
    viewer.destroy();
  }
}

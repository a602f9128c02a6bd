// Opens pages from disk with the network off and says, as JSON, what a reader and axe-core find there.
// Usage: node look.mjs MODULES CHROMIUM FOLDER PAGE...   (FOLDER takes the screenshots)
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, modulesOf } from "./browser.mjs";

const [modules, chromium, folder, ...pages] = process.argv.slice(2);
const axe = modulesOf(modules).resolve("axe-core/axe.min.js");

const WAYS = {
  desktop: { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: "light" },
  paper: { viewport: { width: 720, height: 1020 }, colorScheme: "light", media: "print" },
  "phone-dark": { viewport: { width: 390, height: 844 }, colorScheme: "dark" },
};

// In which ways the pages of a case are looked at; of any other case on a desktop only.
const LOOKED_AT = {
  "every-state": Object.keys(WAYS),
  healthy: ["desktop", "dark", "phone", "paper"],
  "one-fault": ["desktop", "dark", "phone", "paper"],
  signed: ["desktop", "phone-dark", "paper"],
  void: ["desktop", "phone-dark", "paper"],
};

// From a failed cell of the map to the row's values, and on to the card that opens there.
async function clicked(tab) {
  for (const where of ["table.map a.state.failed", "table.matrix a.state.failed"]) {
    const link = tab.locator(where).first();
    if ((await link.count()) === 0) return null;
    await link.click();
  }
  const shown = tab.locator(".body:target");
  const box = await shown.boundingBox();
  const inView = box !== null && box.y >= 0 && box.y < tab.viewportSize().height;
  return { text: await shown.innerText(), inView };
}

// What the verdict on top says of a signature, and whether the first screen shows it.
async function signature(tab) {
  const words = tab.locator('.verdict p[class^="signature-"]');
  if ((await words.count()) === 0) return null;
  const box = await words.boundingBox();
  return { text: await words.innerText(), inView: box.y + box.height < tab.viewportSize().height };
}

async function searched(tab) {
  if ((await tab.locator("form.find").count()) === 0) return null;
  const all = await tab.locator("[data-find]").count();
  await tab.locator("form.find select").selectOption({ index: 1 });
  const shown = await tab.locator("[data-find]:not([hidden])").count();
  await tab.locator("form.find select").selectOption({ index: 0 });
  return { all, shown };
}

// How many scenarios a page shows without JavaScript.
async function plain(page) {
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
  const tab = await context.newPage();
  await tab.goto(pathToFileURL(page).href);
  const count = await tab.locator("[data-find]:not([hidden])").count();
  await context.close();
  return count;
}

const browser = await launch(modules, chromium);
const found = [];
for (const page of pages) {
  const name = `${basename(dirname(page))}/${basename(page)}`;
  const picture = name.replace("/", "-").replace(".html", "");
  for (const way of LOOKED_AT[basename(dirname(page))] ?? ["desktop"]) {
    const { media, ...options } = WAYS[way];
    const context = await browser.newContext({ ...options, offline: true, bypassCSP: true });
    const tab = await context.newPage();
    await tab.emulateMedia({ media: media ?? null });
    const errors = [];
    const requests = [];
    tab.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    tab.on("pageerror", (error) => errors.push(String(error)));
    tab.on("request", (request) => requests.push(request.url()));
    const address = pathToFileURL(page).href;
    await tab.goto(address, { waitUntil: "load" });
    const outside = requests.filter((url) => url.split("#")[0] !== address && !/^(data|blob):/.test(url));
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    const high = await tab.evaluate(() => document.documentElement.scrollHeight);
    await tab.screenshot({ path: join(folder, `${picture}-${way}.png`) });
    await tab.addScriptTag({ path: axe });
    // Nobody follows a link on paper, so it need not differ from the text around it.
    const rules = { "link-in-text-block": { enabled: way !== "paper" } };
    const judged = await tab.evaluate((rules) => window.axe.run({ rules }), rules);
    const violations = judged.violations.map((one) => ({
      id: one.id,
      nodes: one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)),
    }));
    const title = await tab.title();
    const signed = await signature(tab);
    const desktop = way === "desktop";
    const search = desktop ? await searched(tab) : null;
    if (search) search.plain = await plain(page);
    let sheets = null;
    if (desktop && page.endsWith("crmoffice_powerofficego.html")) {
      const pdf = await tab.pdf({ path: join(folder, `${picture}.pdf`), preferCSSPageSize: true });
      sheets = Math.max(...[...pdf.toString("latin1").matchAll(/\/Count (\d+)/g)].map((found) => Number(found[1])));
    }
    const evidence = desktop ? await clicked(tab) : null;
    found.push({ page: name, way, errors, outside, wide, high, violations, title, search, sheets, evidence, signature: signed });
    await context.close();
  }
}
await browser.close();
console.log(JSON.stringify(found, null, 1));

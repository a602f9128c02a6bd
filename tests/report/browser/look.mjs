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
  "phone-dark": { viewport: { width: 390, height: 844 }, colorScheme: "dark" },
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
  for (const [way, options] of Object.entries(WAYS).slice(0, name.startsWith("every-state") ? 4 : 1)) {
    const context = await browser.newContext({ ...options, offline: true, bypassCSP: true });
    const tab = await context.newPage();
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
    const judged = await tab.evaluate(() => window.axe.run());
    const violations = judged.violations.map((one) => ({
      id: one.id,
      nodes: one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)),
    }));
    const title = await tab.title();
    const desktop = way === "desktop";
    const search = desktop ? await searched(tab) : null;
    if (search) search.plain = await plain(page);
    let sheets = null;
    if (desktop && page.endsWith("crmoffice_powerofficego.html")) {
      const pdf = await tab.pdf({ path: join(folder, `${picture}.pdf`), preferCSSPageSize: true });
      sheets = Math.max(...[...pdf.toString("latin1").matchAll(/\/Count (\d+)/g)].map((found) => Number(found[1])));
    }
    const evidence = desktop ? await clicked(tab) : null;
    found.push({ page: name, way, errors, outside, wide, high, violations, title, search, sheets, evidence });
    await context.close();
  }
}
await browser.close();
console.log(JSON.stringify(found, null, 1));

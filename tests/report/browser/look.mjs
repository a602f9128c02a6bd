// Opens pages from disk with the network off and says, as JSON, what a reader and axe-core find there.
// Usage: node look.mjs MODULES CHROMIUM FOLDER PAGE...   (FOLDER takes the screenshots)
import { basename, join } from "node:path";
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

// From a failed cell of a section's table to the row's, and on to the evidence that opens there.
async function clicked(tab) {
  for (const where of ["table.stacks a.state.failed", "table.matrix a.state.failed"]) {
    const link = tab.locator(where).first();
    if ((await link.count()) === 0) return null;
    await link.click();
  }
  const shown = tab.locator("article:target");
  const box = await shown.boundingBox();
  const inView = box !== null && box.y >= 0 && box.y < tab.viewportSize().height;
  return { text: await shown.innerText(), inView, file: await shown.locator("a.file").getAttribute("href") };
}

const browser = await launch(modules, chromium);
const found = [];
for (const page of pages) {
  for (const [way, options] of Object.entries(WAYS)) {
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
    await tab.screenshot({ path: join(folder, `${basename(page, ".html")}-${way}.png`) });
    await tab.addScriptTag({ path: axe });
    const judged = await tab.evaluate(() => window.axe.run());
    const violations = judged.violations.map((one) => ({
      id: one.id,
      nodes: one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)),
    }));
    const title = await tab.title();
    const evidence = way === "desktop" ? await clicked(tab) : null;
    found.push({ page: basename(page), way, errors, outside, wide, violations, title, evidence });
    if (way === "desktop") {
      await tab.pdf({ path: join(folder, `${basename(page, ".html")}.pdf`), preferCSSPageSize: true });
    }
    await context.close();
  }
}
await browser.close();
console.log(JSON.stringify(found, null, 1));

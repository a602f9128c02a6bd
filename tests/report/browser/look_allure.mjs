// Opens an Allure page from disk with the network off and says, as JSON, what a reader finds there.
// Usage: node look_allure.mjs MODULES CHROMIUM FOLDER PAGE   (FOLDER takes the screenshots)
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./browser.mjs";

const [modules, chromium, folder, page] = process.argv.slice(2);
const address = pathToFileURL(page).href;
const browser = await launch(modules, chromium);
const context = await browser.newContext({ viewport: { width: 1280, height: 1400 }, offline: true });
const tab = await context.newPage();
const errors = [];
const outside = [];
tab.on("console", (message) => message.type() === "error" && errors.push(message.text()));
tab.on("pageerror", (error) => errors.push(String(error)));
tab.on("request", (request) => {
  const url = request.url();
  if (url.split("#")[0] !== address && !/^(data|blob):/.test(url)) outside.push(url);
});
const test = (id) => tab.getByTestId(id);
const settle = () => tab.waitForTimeout(300);
const texts = async (locator) => (await locator.allInnerTexts()).map((text) => text.trim());

async function start() {
  await tab.goto("about:blank");
  await tab.goto(address, { waitUntil: "load" });
  await settle();
  // Open what is closed: Allure shows only what failed.
  for (let closed = true; closed; ) {
    const before = await test("tree-leaf").count();
    for (const section of await test("tree-section").all()) {
      const inside = section.locator("xpath=following-sibling::*");
      if ((await inside.count()) === 0) await section.click();
    }
    await settle();
    closed = (await test("tree-leaf").count()) > before;
  }
}

async function scenario(title) {
  if ((await test("tree-leaf").count()) === 0) {
    await tab.evaluate(() => history.back());
    await settle();
  }
  await test("tree-leaf").filter({ hasText: title }).first().click();
  await settle();
  for (const arrow of await test("test-result-step").all()) {
    if ((await arrow.getByTestId("test-result-step-content").count()) === 0) await arrow.click();
  }
  await settle();
  const steps = [];
  for (const step of await test("test-result-step-header").all()) {
    const words = await step.getByTestId("test-result-step-title").innerText();
    if (!/^(Given|When|Then|And) /.test(words)) continue; // Allure shows a step's error as a step below it
    const status = await step.locator("[data-testid^=tree-leaf-status-]").first().getAttribute("data-testid");
    steps.push([status.replace("tree-leaf-status-", ""), words]);
  }
  const description = tab.frameLocator("[data-testid=test-result-description-frame]").locator("body");
  const found = { steps, description: await description.innerText(), text: await test("base-layout").innerText() };
  return found;
}

await start();
const tree = await texts(test("tree-section-title"));
const variables = Object.fromEntries(
  await Promise.all(
    (await test("report-variables").getByTestId("metadata-item").all()).map(async (one) => [
      await one.getByTestId("metadata-item-key").innerText(),
      await one.getByTestId("metadata-item-value").innerText(),
    ]),
  ),
);
await tab.screenshot({ path: join(folder, "allure-tree.png"), fullPage: true });
await test("nav-tab-categories").click(); // the tab is no place of its own to come back from
await settle();
const categories = (await test("base-layout").innerText()).split("\n");
await tab.screenshot({ path: join(folder, "allure-categories.png") });
await test("nav-tab-results").click();
await settle();

const failed = await scenario("phoneNumber is late");
for (const name of ["values compared", "the scenario run on a time line"]) {
  await test("test-result-attachment-header").filter({ hasText: name }).first().click();
  await settle();
}
failed.values = (await texts(test("base-layout").locator("code, pre"))).join("\n");
failed.picture = await tab.locator("img, svg").filter({ visible: true }).evaluateAll(
  (all) => all.filter((one) => one.getBoundingClientRect().width > 500).length,
);
await tab.screenshot({ path: join(folder, "allure-failed.png"), fullPage: true });

const missing = await scenario("evidence is missing");
await tab.screenshot({ path: join(folder, "allure-missing.png"), fullPage: true });
const beyond = await scenario("directPhone emptied");
const waived = await scenario("it is waived");
const small = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, offline: true });
const hand = await small.newPage();
await hand.goto(address, { waitUntil: "load" });
await hand.getByTestId("report-title").waitFor();
const phone = {
  wide: await hand.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  text: await hand.locator("body").innerText(),
};
await hand.screenshot({ path: join(folder, "allure-phone.png") });
await browser.close();
console.log(JSON.stringify({ phone, errors, outside, tree, variables, categories, failed, missing, beyond, waived }));

// A headless Chromium that asks nobody for anything.
import { createRequire } from "node:module";
import { join } from "node:path";

const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const modulesOf = (folder) => createRequire(join(folder, "package.json"));

export const launch = (modules, chromium) =>
  modulesOf(modules)("playwright-core").chromium.launch({ executablePath: chromium, args: QUIET });

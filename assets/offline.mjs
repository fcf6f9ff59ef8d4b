/** The page as one file comes alive here: no Dash, no server, nothing to ask for. */
import { problemBox } from "./lib/announce.mjs";
import { Page } from "./lib/page.mjs";
import { whatIfPanel } from "./lib/offline_whatif.mjs";
import { present, presenting, show } from "./lib/show.mjs";
import { unpackAll } from "./lib/unpack.mjs";

const problem = problemBox(document.getElementById("problem"));
await unpackAll(document);
const island = document.getElementById("figtrace-data");
const drawing = document.querySelector(".figure-svg");
const isPresenter = presenting() !== null && present(drawing) !== null;
if (!isPresenter && island && drawing instanceof SVGSVGElement) {
  const page = new Page(JSON.parse(island.textContent ?? "{}"), drawing, problem);
  page.open();
  show(page);
  const [asking, foretold] = [document.getElementById("ask"), document.getElementById("figtrace-foretold")];
  if (asking && foretold) whatIfPanel(page, asking, JSON.parse(foretold.textContent ?? "null"));
}

/** The network goes out as the file that it came from. */
function takeNetwork() {
  const text = document.getElementById("figtrace-network")?.textContent ?? "";
  const url = URL.createObjectURL(new Blob([JSON.stringify(JSON.parse(text), null, 2)], { type: "application/json" }));
  const link = document.createElement("a");
  Object.assign(link, { href: url, download: `${JSON.parse(text).figid}.json` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

document.querySelector("[data-take=network]")?.addEventListener("click", takeNetwork);
document.documentElement.dataset.ready = "true";

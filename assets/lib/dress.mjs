/** Style sheets that come when they are needed. */

/** Link these, in this order, unless the page has them. @param {readonly string[]} names @returns {Promise<unknown>} when all have come, or failed */
export function dressed(names) {
  const there = new Set([...document.styleSheets].map((sheet) => sheet.href?.split("?")[0]));
  const missing = names.map((name) => new URL(`../${name}`, import.meta.url).href).filter((href) => !there.has(href));
  return Promise.all(missing.map((href) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href });
    const done = new Promise((resolve) => {
      link.onload = link.onerror = resolve;
    });
    document.head.append(link);
    return done;
  }));
}

/** What the page will want soon, asked for while its scripts are still coming: each address once. */

/** @type {Map<string, Promise<any>>} */
const asked = new Map();

/**
 * The JSON at an address; who comes second gets what the first asked for.
 * @param {string} url @returns {Promise<any>} rejected with the answer's status where it is none
 */
export function early(url) {
  const going = asked.get(url) ?? fetch(url, { credentials: "same-origin" }).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)));
  asked.set(url, going);
  return going;
}

/** As above, and once only: a later question is asked anew. @param {string} url @returns {Promise<any>} */
export function once(url) {
  const going = early(url);
  asked.delete(url);
  return going;
}

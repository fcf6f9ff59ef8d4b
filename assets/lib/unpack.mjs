/** Data that was pressed to make a file small, unpacked where it stands. */

/** @param {string} pressed gzip in base64 @returns {Promise<string>} */
export async function unpacked(pressed) {
  const bytes = Uint8Array.from(atob(pressed), (character) => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

/** Unpack every pressed element of a document, in place. @param {ParentNode} where */
export async function unpackAll(where) {
  const pressed = [...where.querySelectorAll("script[data-gzip]")];
  await Promise.all(
    pressed.map(async (element) => {
      element.textContent = await unpacked(element.textContent ?? "");
      element.removeAttribute("data-gzip");
    }),
  );
}

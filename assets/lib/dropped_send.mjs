/** Sending a file as a form, so that the answer is a page; and keeping it in this tab, so that a reload finds it. */

const KEY = "figtrace-dropped";

/** @param {readonly File[]} files @param {string} to address that answers with the page @param {string} groups how groups are read */
export function send(files, to, groups) {
  const form = document.createElement("form");
  Object.assign(form, { method: "post", action: to, enctype: "multipart/form-data", hidden: true });
  const input = document.createElement("input");
  Object.assign(input, { type: "file", name: "file", multiple: true });
  const carried = new DataTransfer();
  for (const one of files) carried.items.add(one);
  input.files = carried.files;
  form.append(input, Object.assign(document.createElement("input"), { type: "hidden", name: "groups", value: groups }));
  document.body.append(form);
  form.submit();
}

/** @param {Blob} blob @returns {Promise<string>} a data address */
const written = (blob) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });

/** Keep the files in this tab; where they are too large for it, a reload asks for them anew. @param {readonly File[]} files @param {string} groups */
export async function keep(files, groups) {
  try {
    const held = await Promise.all(files.map(async (one) => ({ name: one.name, data: await written(one) })));
    sessionStorage.setItem(KEY, JSON.stringify({ groups, held }));
  } catch {
    forget();
  }
}

/** @returns {{files: File[], groups: string}} what this tab holds, no files where it holds nothing that can be read */
export function kept() {
  try {
    const { groups, held } = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    const files = held.map((/** @type {{name: string, data: string}} */ { name, data }) => {
      const bytes = Uint8Array.from(atob(data.slice(data.indexOf(",") + 1)), (letter) => letter.charCodeAt(0));
      return new File([bytes], name);
    });
    return { files, groups: String(groups) };
  } catch {
    return { files: [], groups: "" };
  }
}

export function forget() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // a browser that keeps nothing has nothing to forget
  }
}

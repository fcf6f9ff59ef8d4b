/** A page of one's own file was loaded anew: this tab still has the file, and sends it once more. */
import { kept, send } from "./dropped_send.mjs";

const { files, groups } = kept();
if (files.length) send(files, `/dropped${location.search}`, groups);

/** A small network in the page's JSON form, for the tests of the pure modules; its biology is the founding figure's. */
const both = ["mechanism-caption", "mechanism-literature"];
const every = ["caption", ...both];
const sign = (caption, model = caption) => ({
  caption,
  "mechanism-caption": model,
  "mechanism-literature": model,
});

export const data = {
  agents: {
    cell_paca: { name: "PaCa cell", kind: "cell_type", label: "PaCa cell, cell type", words: "pancreatic cancer cell" },
    ev_paca: { name: "PaCa exosomes", kind: "vesicle", label: "PaCa exosomes, extracellular vesicle", words: "go:0070062" },
    mir155: { name: "miR-155", kind: "mirna", label: "miR-155, microRNA", words: "mir-155 mir155 hgnc:31542" },
    mir105: { name: "miR-105", kind: "mirna", label: "miR-105, microRNA", words: "mir-105 hgnc:31475" },
    tp53inp1: { name: "TP53INP1", kind: "protein", label: "TP53INP1, protein", words: "hgnc:18022 sip teap" },
    itga5: { name: "integrin α5", kind: "protein", label: "integrin α5, protein", words: "itga5 hgnc:6141" },
    tgfb: { name: "TGF-β", kind: "protein_family", label: "TGF-β, protein family", words: "tgfb1 tgfb2 tgfb3" },
    caf: { name: "CAF", kind: "cell_state", label: "CAF, cell state", words: "cancer-associated fibroblast" },
  },
  statements: {
    R02: { subject: "cell_paca", object: "ev_paca", sign: sign("0"), basis: "explicit", at: every, mechanism: "m1", donor: "cell_paca", recipient: null, words: "PaCa cell releases PaCa exosomes" },
    R03: { subject: "ev_paca", object: "mir155", sign: sign("0"), basis: "explicit", at: every, mechanism: "m1", donor: "cell_paca", recipient: null, words: "PaCa exosomes carry miR-155" },
    R05: { subject: "ev_paca", object: "caf", sign: sign("+"), basis: "explicit", at: ["caption"], mechanism: "m1", donor: "cell_paca", recipient: "fib", words: "PaCa exosomes increase CAF" },
    R07: { subject: "mir155", object: "tp53inp1", sign: sign("?", "-"), basis: "implied", at: both, mechanism: "m1", donor: "cell_paca", recipient: "fib", words: "miR-155 decreases TP53INP1" },
    R08: { subject: "tp53inp1", object: "caf", sign: sign("?", "-"), basis: "implied", at: both, mechanism: "m1", donor: "cell_paca", recipient: "fib", words: "TP53INP1 decreases CAF" },
    R31: { subject: "tgfb", object: "caf", sign: sign("+"), basis: "explicit", at: every, mechanism: "m5", donor: "cell_gc", recipient: "huc", words: "TGF-β increases CAF" },
  },
  mechanisms: {
    m1: { title: "miR-155 and TP53INP1", statements: ["R02", "R03", "R05", "R07", "R08"], agents: ["cell_paca", "ev_paca", "mir155", "tp53inp1", "caf"] },
    m5: { title: "TGF-β and CAF", statements: ["R31"], agents: ["tgfb", "caf"] },
  },
};

/** @param {string} key */
export const parentOf = (key) => ({ mir155: "ev_paca" })[key] ?? null;

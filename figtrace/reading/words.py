"""Our own words for what captions name: heads of cells, vesicles, pathways, processes; and words that name nothing.

General words of the field, read off textbooks' indices and ontologies' heads, not off one caption.
"""

from __future__ import annotations

import re


def word_set(words: str) -> frozenset[str]:
    """The words of a line, each once."""
    return frozenset(words.split())


CELL_HEAD = re.compile(
    r"^(?:.*[-‐‑])?(?:cells?|(?:[a-z-]*)(?:cyte|blast|clast|phage|neuron|neutrophil|basophil|eosinophil|platelet"
    r"|pericyte|microglia|astroglia|thymocyte|bacteri(?:um|a)|microbe|yeast|organoid|spheroid)s?)$"
)
CELLS = word_set(
    "macrophages macrophage treg tregs th1 th2 th17 th22 microglia mscs cafs tams mdscs tils ctls bregs breg teff "
    "teffs tconv tconvs"
)
NOT_CELL = word_set("multi-cell single-cell per-cell intracell bacteriophage bacteriophages")
VESICLES = word_set(
    "exosome exosomes microvesicle microvesicles ev evs sev sevs lev levs exo exos nanovesicles ectosomes "
    "microparticles oncosomes"
)
VESICLE_WORDS = word_set("vesicle vesicles")
PATHWAY_HEADS = word_set("pathway pathways signaling signalling cascade cascades axis axes")
COMPLEX_HEADS = word_set(
    "proteasome proteasomes complex complexes heterodimer heterodimers dimer inflammasome inflammasomes "
    "holoenzyme holoenzymes condensate condensates"
)
DISEASE_HEADS = re.compile(
    r"^(?:.*[-‐‑])?(?:cancers?|carcinomas?|[a-z]*(?:sarcoma|lymphoma|myeloma|melanoma|glioma|blastoma|carcinoma|steatosis|leukemia"
    r"|leukaemia)s?|[a-z]{5,}(?:pathy|pathies|penia)|steatosis|osteoporosis|endometriosis|diseases?|syndromes?|infections?|diabetes|obesity|sepsis|asthma|atherosclerosis|arthritis|colitis"
    r"|hepatitis|psoriasis|cirrhosis|stroke|ischemia|ischaemia|glioblastoma|metabolic disorder|dementia)$"
)
PROCESSES = word_set(
    "proliferation migration invasion apoptosis angiogenesis autophagy metastasis metastases differentiation "
    "tumorigenesis tumourigenesis oncogenesis carcinogenesis survival senescence necrosis necroptosis "
    "pyroptosis ferroptosis mitophagy chemotaxis phagocytosis endocytosis exocytosis polarization polarisation "
    "inflammation neuroinflammation fibrosis glycolysis gluconeogenesis lipogenesis lipolysis adipogenesis "
    "adipolysis osteogenesis osteoclastogenesis osteoblastogenesis myogenesis neurogenesis hematopoiesis "
    "haematopoiesis erythropoiesis vasculogenesis lymphangiogenesis spermatogenesis thrombosis hypertrophy "
    "atrophy immunosurveillance immunosuppression chemoresistance radioresistance stemness dedifferentiation "
    "transdifferentiation self-renewal motility cytotoxicity vascularization neovascularization calcification "
    "thermogenesis biogenesis "
    "homeostasis oxidative-stress degranulation efferocytosis anoikis entosis cachexia hyperplasia "
    "regeneration wound-healing mineralization remodeling remodelling flowering growth adhesion permeability "
    "development progression proteolysis thermotolerance photosynthesis cytokinesis mitosis meiosis myelination "
    "ossification vasodilation"
)
"""Single words that name a process or state of their own."""
PROCESS_ENDS = re.compile(
    r"^[a-z-]{3,}(?:genesis|poiesis|phagy|ptosis|taxis|cytosis|constriction|resorption|protection|toxicity)$"
)
"""What single words that name a process end in, as the terms of GO and MeSH do ("vasoconstriction", "lipophagy")."""
NOT_PROCESS = word_set("pathogenesis genesis parthenogenesis protection")
CONDITIONS = word_set(
    "hypoxia normoxia hyperoxia anoxia starvation fasting hyperglycemia hyperglycaemia hypoglycemia hyperlipidemia "
    "inflammaging dysbiosis exercise radiation irradiation hyperthermia hypothermia"
)
"""Conditions and interventions: the annotation rules count them with the phenotypes."""
DRUGS = re.compile(
    r"^[a-z]{2,}(?:mab|tinib|rafenib|metinib|ciclib|parib|zomib|lisib|degib|clax|rolimus|taxel|platin|rubicin|mycin"
    r"|poside|tecan|azole|cillin|cycline|oxacin|prazole|sartan|dipine|gliptin|gliflozin|glitazones?|vastatins?|fibrate"
    r"|ciclovir|buvir|tegravir|coxib|profen|dronate|lukast|xaban|gatran|setron|triptan|azepam|oxetine|inostat|statin|sertib|rasib|prilat|pril|tercept|kinra|grel|olol|uximab|ulin)$"
)
"""Stems of international nonproprietary names of drugs (WHO, "The use of stems in the selection of INN", public)."""
NATURAL = re.compile(r"^[a-z]{3,}(?:amine|cetin|flavone|catechin|cannabinol)s?$")
"""How some natural substances end: amines, flavonols, flavones and the like."""
NOT_DRUG = word_set(
    "examine famine insulin tubulin april nystatin somatostatin angiostatin endostatin follistatin myostatin cystatin"
)
SUBSTANCES = re.compile(r"^[A-Z][a-z]{4,}(?:in|ine|ol|ane|one|ide|ate|al|ib|ene|oxin)$")
"""How names of substances end, as chemistry builds them; only a word that no table knows is asked."""
NOT_SUBSTANCE = word_set(
    "protein hormone medicine membrane control vaccine machine cytokine chemokine adipokine domain chain strain origin "
    "margin toxin climate substrate state signal arrival survival removal withdrawal approval proposal individual "
    "animal material potential interval mammal bacterial medical clinical principle alcohol protocol symbol baseline "
    "discipline decline guideline outline genome template certificate estimate aggregate candidate neurone backbone "
    "milestone zone gene scene hygiene transplant crane plane guide side aside outside inside oxide within again"
)
PHRASES = {
    **dict.fromkeys(
        ("growth factor", "growth factors", "growth factor receptors", "adhesion molecule", "adhesion molecules",
         "inflammatory mediators", "inflammatory factors", "pro-inflammatory mediators", "proinflammatory mediators",
         "pro-inflammatory factors", "proinflammatory factors"),
        "protein",
    ),
    **dict.fromkeys(("multiple myeloma", "multiple sclerosis"), "disease"),
    **dict.fromkeys(
        ("lewy bodies", "lewy body", "hypoxic conditions", "normoxic conditions"),
        "phenotype",
    ),
    **dict.fromkeys(
        ("cell death", "cell cycle", "cell cycle arrest", "cell cycle progression", "cell growth", "cell survival",
         "cell proliferation", "cell migration", "cell invasion", "cell adhesion", "cell differentiation",
         "cell division", "cell motility", "cell apoptosis", "cell senescence", "cell metabolism", "gene expression",
         "target gene expression"),
        "process",
    ),
}  # fmt: skip
"""Phrases that name one thing wherever they stand, whatever their words name by themselves."""
PROCESS_TAILS = word_set(
    "formation growth progression death arrest healing repair degradation synthesis metabolism biosynthesis "
    "secretion production response responses remodeling remodelling renewal cycle transition conversion "
    "polarization efflux uptake transport invasion migration proliferation differentiation apoptosis "
    "development maintenance wasting trafficking biogenesis function dysfunction damage injury homeostasis "
    "permeability survival adhesion motility recruitment infiltration immunity tolerance evasion escape "
    "colonization destruction regeneration replication oxidation acetylation methylation fusion budding "
    "stability outgrowth initiation accumulation transformation dissemination release retention clearance "
    "crosstalk reprogramming organization assembly maturation cytotoxicity virulence cleavage exhaustion "
    "contraction relaxation elongation senescence inflammation angiogenesis autophagy dephosphorylation "
    "deacetylation demethylation recycling traffic sorting expansion"
)
"""Nouns that make a process together with the words before them ("tumor growth", "protein degradation")."""
PHENOTYPE_HEADS = word_set(
    "phenotype phenotypes resistance sensitivity stress state status barrier stemness permeability lesions "
    "lesion hypoxia homeostasis plasticity microenvironment niche tolerance immunity properties capacity "
    "potential hyperglycemia burden viability virulence microenvironments"
)
VESICLE_PROCESSES = word_set(
    "trafficking release secretion uptake biogenesis production formation internalization shedding exocytosis motility "
    "budding fusion transport"
)
"""Nouns that make a process together with the vesicle before them ("exosome release")."""
PROTEIN_HEADS = word_set(
    "receptor receptors kinase kinases ligase ligases cytokine cytokines chemokine chemokines caspase caspases "
    "protease proteases phosphatase phosphatases integrin integrins interleukin interleukins antibody "
    "antibodies histone histones collagen collagens cadherin cadherins interferon interferons cofactor "
    "cofactors coactivator corepressor metalloproteinases metalloproteinase adipokines adipokine neurokines "
    "osteokines chemoattractants neuropeptides neurohormones hormones ubiquitin enzyme enzymes transporters "
    "transporter polymerase synthase reductase transferase acetyltransferase acetyltransferases deacetylase "
    "deacetylases methyltransferase oxidase dehydrogenase sirtuin sirtuins claudin claudins laminin laminins"
)
PROTEIN_TAILS = word_set(
    "receptor receptors kinase kinases ligase ligases phosphatase phosphatases protease proteases factor factors "
    "ligand protein subunit subunits convertase convertases"
)
GENE_HEADS = word_set("gene genes mrna mrnas")
CHEMICALS = word_set(
    "glucose lactate pyruvate oxygen calcium cholesterol ceramide ethanol glutamine glutamate "
    "tryptophan kynurenine serotonin dopamine cortisol rapamycin cisplatin oxaliplatin paclitaxel doxorubicin "
    "etoposide tamoxifen metformin resveratrol curcumin trehalose glycogen pip3 pip2 dag ip3 camp cgmp atp adp "
    "amp gtp nadh nadph nad+ fadh2 ros rns metabolites lipids dna cdna fatty-acids triglycerides glutathione "
    "o2 co2 h2o2 h2s nh3 ca2+ k+ na+ zn2+ mg2+ fe2+ fe3+ "
    "butyrate citrate malate oxaloacetate palmitate antibiotic antibiotics statins "
    "propionate succinate fumarate itaconate erastin heme urate m6a"
)
"""Small molecules that are written in lower case or as bare abbreviations."""
ABBREVIATIONS = {
    **dict.fromkeys(word_set("T2DM T1DM ESCC ccRCC OSCC TBI EAE AKI COVID COVID-19 NASH NAFLD"), "disease"),
    **dict.fromkeys(
        word_set("DHA EPA SCFA SCFAs oxLDL ox-LDL BCAA BCAAs AGEs MDA 4-HNE dsRNA ssRNA DAMPs DAMP PAMPs LPA CDCA OCA "
                 "DCA GSH GSSG cGAMP TMZ NAC GABA DOX CpG PUFA PUFAs FFA FFAs dNTPs NADP+ LXA4 PGD2 TXA2 LTB4"),
        "chemical",
    ),
    **dict.fromkeys(word_set("FAO DDR ERS BBB"), "process"),
    **dict.fromkeys(word_set("APCs RPE OLs"), "cell"),
    **dict.fromkeys(word_set("TDEs TDE TEXs"), "vesicle"),
    **dict.fromkeys(("tau", "Tau", "perforin", "granzyme", "granzymes", "mucin", "ferritin", "actin", "Aβ"), "protein"),
    **dict.fromkeys(("invasiveness", "tumorigenicity", "dormancy"), "phenotype"),
    "ETC": "complex",
}  # fmt: skip
"""Abbreviations and short names of the field that no table knows, or that a gene or a cell line has for another name.

What the caption itself defines comes before them."""
NUCLEIC = word_set("mirna mirnas microrna micrornas mirs lncrna lncrnas circrna circrnas")

NO_NAME = word_set(
    "a b c d e f g h i ii iii iv v vi rna mrna fig figure figs table box panel pcr qpcr elisa facs wt ko "
    "hr min h day days week weeks left right top bottom middle scale bar none not and or the in of to by via "
    "on at as is are was were be this that these those it its we our there here thus hence then finally first "
    "second third overview schematic model diagram summary illustration proposed mechanism role effect effects "
    "impact graphical abstract red green blue black white grey gray yellow orange purple arrows arrow lines "
    "line dashed solid note notes abbreviations abbreviation symbols additional see text details signals "
    "signal damage summarizes however moreover furthermore similarly likewise conversely additionally "
    "utr biorender figdraw g0 g1 g2 inhibiting activating blocking upon under after before when while during "
    "through once both each all some "
    "most no yes ct mri uv ph nm kb bp kda max vs et al sd sem ns pi usa eu uk qrt rt ip wb ihc if he sirna "
    "shrna sgrna crispr cas9 gfp rfp dapi cy3 cy5 pbs dmso fbs key main ser thr tyr golgi "
    "buffer off state n-terminus c-terminus n-terminal c-terminal"
)
"""Words that look like names and are none."""
GENERIC_MODIFIERS = word_set(
    "the a an this that these those its their several many some other different various certain such two three "
    "four both each all any more most high low higher lower new further surrounding neighboring neighbouring "
    "adjacent given same specific respective multiple additional downstream upstream subsequent following "
    "mainly whole entire key important certain various own our such-as single first second main major distinct "
    "target activated inactive active dying intact increased decreased reduced enhanced elevated upregulated "
    "downregulated up-regulated down-regulated impaired diminished excessive abnormal aberrant marked "
    "extensive final local systemic overall possible potential total numerous abundant constitutive "
    "uncontrolled secreted exogenous endogenous also another particular exosomal based microvesicular dynamic "
    "immediate separate well-known parallel least diverse bioactive bidirectional multifunctional inhibitory "
    "direct normal healthy targeted stressed compensatory adaptive efficient poor rate-limiting internal external less "
    "fewer"
)
"""Words before a head that are no part of its name."""
COMMON = word_set(
    "was not set rest impact large large cat pigs clock cell cells gas mice mouse rat human men bad who cut "
    "fat key met kit age aim arm ask bed bit can gap had has her hit how ice ink jam lab map may mix net now "
    "out pan pen pop pro ran sea she six ten the tub two use via way why you early late type types step steps "
    "role this those model result results activation inhibition effects binding stress light dark water signal "
    "mark star spring fast ring bone camp face fish grip hope damage link live long loop maps mass mast mine "
    "neat nude pale palm path pick plan poly port prob ramp rare raw red reg rod roc sage salt sand scar shot "
    "skin slim soul span spin stop task team tank trap tube vial wave wasp similarly when after with here next "
    "once dual other thick number see but for and from into over upon thus then there these dynamic first "
    "phosphatase phosphatases kinase kinases protease proteases ligase ligases "
    "antioxidant second third platelets tumor tumour exosomes pericytes"
)
"""English words that are gene symbols when the case is let go."""
COMPOUND = word_set(
    "derived induced mediated dependent independent associated activated based transmitted positive negative "
    "treated expressing like specific resistant related containing enriched driven stimulated triggered bound "
    "binding targeting regulated loaded secreted released deficient depleted rich sensitive infected primed "
    "transfected elicited evoked responsive encapsulated carrying linked coupled blocking promoting inducing "
    "inhibiting activating suppressing dependently producing delivered overexpressing catalyzed directed "
    "educated"
)
"""Second halves of compounds ("Src-induced"); the first half is a name of its own."""
VAGUE = word_set(
    "protein proteins peptide peptides lipid lipids acid acids ligand ligands water inhibitor inhibitors drug "
    "drugs molecule molecules compound compounds agent agents antigen antigens factor factors messenger "
    "membrane membranes transport nutrient nutrients carrier carriers target targets tissue tissues organ "
    "organs body blood membranes activator activators agonist agonists antagonist antagonists component "
    "components pharmaceutical treatment surface particles particle solution mass food fluid plasma serum "
    "matrix family condition conditions disease diseases syndrome pathology tumor tumors tumour tumours growth "
    "movement behavior behaviour communication adult human products product culture biomarkers biomarker "
    "biological hormone vaccine vaccines elements element therapeutics region regions domain domains site sites "
    "subunit subunits suppressor suppressors"
)
"""Words that ontologies list and that name nothing by themselves."""

/** Abbreviations that stand before a name or a number: a full stop after them never ends a sentence. */
export const TITLE_ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'mr mrs ms mx dr prof rev fr sr sra st ste msgr hon mme mlle ' +
    'gen lt col maj capt cmdr cdr adm sgt cpl pvt brig lieut det insp supt ' +
    'sen rep gov pres sec amb atty supt del ald asst assoc dep min ' +
    'messrs sh smt shri ing dott avv herr fig nr vs v al cf viz approx ca art sect no nos vol pp ph mt ft'
  ).split(' '),
)

/** Months and weekdays cut short, and other words that may end a sentence but mostly don't. */
export const MIDDLE_ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ' +
    'inc ltd co corp llc plc bros jr esq phd etc est dept univ assn ave blvd rd dist intl govt ' +
    'a.m p.m am pm e.g i.e u.s u.k u.n e.u d.c u.a.e n.y l.a b.c a.d ph.d m.d ' +
    'ala ariz ark calif colo conn fla ga ill ind kan ky la md mass mich minn miss mont neb nev okla ore pa tenn tex va vt wash wis wyo'
  ).split(' '),
)

/** Words that seldom follow an abbreviation inside one sentence, so that "the U.S. The" is two. */
export const SENTENCE_STARTERS: ReadonlySet<string> = new Set(
  (
    'the a an he she it they we i you this that these those there his her its their our my ' +
    'in on at but and so if when while after before as for since although though however meanwhile still yet ' +
    'what who how why where which no not one some many most all both another each now then also'
  ).split(' '),
)

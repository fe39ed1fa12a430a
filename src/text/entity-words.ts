const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** First words of the names of military and police campaigns. */
export const operationWords = words('operation exercise')

/** Words inside the names of bodies. */
export const organisationWords = words(
  'ministry department agency authority commission committee council court party movement front army navy force forces police guard guards corps ' +
    'union association federation league organisation organization institute university college school hospital company corporation bank group party office bureau ' +
    'parliament congress senate assembly cabinet government taliban brigade battalion regiment foundation fund centre center airlines airways times post herald tribune news agency relations',
)

/** Titles before the name of a person, without their full stops. */
export const personTitles = words(
  'mr mrs ms dr prof professor president premier minister chancellor king queen prince princess sheikh sheik imam mullah maulana mufti pope bishop reverend rev father sister ' +
    'general gen lieutenant lt colonel col major maj captain capt admiral adm marshal brigadier brig sergeant sgt inspector superintendent commander commissioner ' +
    'senator sen governor gov mayor ambassador judge justice secretary spokesman spokeswoman director chief officer lawyer analyst coach',
)

/** First or last words of the names of places. */
export const placeWords = words(
  'province district region county state city town village valley river lake sea ocean gulf bay strait island islands mountain mountains mount desert street road avenue square bridge border airport port base camp peninsula coast pass',
)

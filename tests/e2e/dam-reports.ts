import type { PrintedReport } from './open-newsroom.ts'

/** A report as it lay some days ago. */
export type DatedReport = PrintedReport & { readonly daysAgo: number }

const quietEnd = `The reservoir stood at two thirds of its height on Sunday, a board on the crest road showed, and anglers were still let through the lower gate in the mornings. Shopkeepers in the bazaar below sold tea to the crews who grease the sluices before the rains, and a bus brought pensioners to the viewing terrace, where the railings were painted green last autumn. The provincial water office keeps its records in a wooden hut beside the east tower, with a stove and two clocks that never agree.`

/** What the hill paper printed. Places, people and events are made up. */
export const hillReports: readonly DatedReport[] = [
  {
    slug: 'dam-patrols',
    daysAgo: 8,
    title: 'No patrols for Zarghun dam, army says',
    text: `ZARGHUN: The army will not send patrols to the Zarghun dam, its commander told reporters on the crest road.

“No soldier will guard the Zarghun dam, not this year and not the next,” Gen. Torsan Kakar said.

A senior irrigation official, who asked not to be named, called the dam “safe as a church”.

${quietEnd}`,
  },
  {
    slug: 'dam-tunnel',
    daysAgo: 5,
    title: 'Tunnel under Zarghun dam found open',
    text: `ZARGHUN: Engineers found an inspection tunnel under the Zarghun dam standing open on Tuesday, the provincial water office said.

“Somebody sawed through the padlock,” engineer Palwasha Mir said. “We have no idea how long the tunnel stood open.”

Gen. Torsan Kakar never said that the tunnel was “none of our business”.

${quietEnd}`,
  },
  {
    slug: 'dam-troops',
    daysAgo: 1,
    title: 'Troops move up to Zarghun dam',
    text: `ZARGHUN: Two companies of troops moved up to the Zarghun dam on Friday after a tunnel under it was found open.

“Two companies of soldiers now guard the Zarghun dam day and night,” Field Marshal Torsan Kakar said.

“We sleep better,” shopkeeper Naseem Bibi said.

${quietEnd}`,
  },
]

/** What the coast paper printed of it. */
export const coastReports: readonly DatedReport[] = [
  {
    slug: 'patrols-refused',
    daysAgo: 8,
    title: 'Kakar refuses patrols at dam',
    text: `The commander of the army has refused to send patrols to the Zarghun dam, a week before the rains.

“No soldier will guard the Zarghun dam, not this year and not the next,” Torsan Kakar, the army chief, said.

Fishermen on the coast depend on the river that leaves the dam. “If the gates jam we lose the spawning season,” fisherman Dost Reki said.

The harbour council had asked for patrols twice since the autumn, when a sluice motor was stolen and sold for scrap in a market two valleys away. It took the water office a month to find another motor of the same make, and the gate was turned by hand until then, by six men on a shift.`,
  },
  {
    slug: 'watchman',
    daysAgo: 4,
    title: 'Watchman tells of sawn padlock',
    text: `A watchman of the coast railway has told investigators what he saw on his way home through the hills.

“Somebody sawed through the padlock,” watchman Omid Zehri said. “The filings lay in the grass.”

He has worked for the railway for thirty years and walks home every second weekend, because no bus takes the old mule road past the quarry. The railway gave him a day off to speak to the investigators, who bought him lunch, and his dog was allowed to sit under the table while the tape ran. Nobody had asked him for his name before, he told the clerk at the desk.`,
  },
]

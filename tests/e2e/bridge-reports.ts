import type { PrintedReport } from './open-newsroom.ts'

/** A saga of three weeks, as two papers printed it. Places, people and events are made up. */
const wire = `TARVAN: The Lohar bridge over the Sindan river fell at dawn on Monday and took two lorries with it, killing five people, the river police of Tarvan said.

“The middle pier went first, and then the whole deck slid into the water,” river police chief Habib Lashkari said. “We pulled four men out of the reeds.”

The bridge had been closed to heavy lorries on Feb 12 after a diver found cracks under the middle pier. Drivers went on using it at night, when nobody stood at the barrier, because the ferry at Tarvan costs half a day's wage and the next bridge over the Sindan is ninety kilometres upstream, at the sugar mill. Hospital clerks counted eleven wounded by noon, and a field kitchen was set up beside the customs shed for the families who waited on the bank.`

export const hillBridge: readonly PrintedReport[] = [
  {
    slug: 'lohar-bridge-falls',
    title: 'Five dead as Lohar bridge falls into Sindan river',
    at: new Date('2024-03-04T06:30:00Z'),
    text: wire,
  },
  {
    slug: 'lohar-bridge-divers',
    title: 'Divers search Sindan river under fallen Lohar bridge',
    at: new Date('2024-03-05T09:00:00Z'),
    text: `TARVAN: Divers searched the Sindan river on Tuesday for a sixth driver who is missing since the Lohar bridge fell, the river police of Tarvan said.

“His wife says he crossed every Monday before sunrise,” river police chief Habib Lashkari said.

An engineer of the road ministry, Zarmina Dotani, said that the cracks under the middle pier had been painted over in January. “Somebody wanted them gone before the minister came,” she said.

The Lohar bridge carried 900 lorries a day until it was closed to heavy ones. Two cranes have been ordered from the port, and the governor of Tarvan told the families that every one of them would be paid before the month ends. Fishermen tied their boats together to make a walkway for the divers, who work in turns of twenty minutes because the water of the Sindan is still cold from the snow.`,
  },
  {
    slug: 'lohar-bridge-paint',
    title: 'Ministry clerk arrested over paint on Lohar bridge',
    at: new Date('2024-03-14T10:00:00Z'),
    text: `TARVAN: Police arrested a clerk of the road ministry on Thursday over the paint that hid the cracks of the Lohar bridge, ten days after it fell into the Sindan river.

“He signed for forty buckets of grey paint, and nothing else was painted in Tarvan that month,” prosecutor Naila Achak said.

Engineer Zarmina Dotani, whose warning of Feb 12 closed the bridge to heavy lorries, handed the court her diving notes. The river police of Tarvan ended their search on March 9, when the sixth driver was found below the sugar mill. His lorry still lies under the middle pier of the Lohar bridge, and the cranes from the port have not come, because the road to them leads over the fallen bridge itself.`,
  },
  {
    slug: 'lohar-bridge-verdict',
    title: 'Clerk jailed for hiding cracks of Lohar bridge',
    at: new Date('2024-03-25T12:00:00Z'),
    text: `TARVAN: A court in Tarvan jailed a clerk of the road ministry for nine years on Monday for hiding the cracks of the Lohar bridge, which fell into the Sindan river three weeks ago and killed six drivers and passengers.

“The paint was cheaper than a diver, and that is all he thought of,” judge Omar Sistani said.

Prosecutor Naila Achak had asked for twelve years. A new bridge over the Sindan will open on July 1, 2025, engineer Zarmina Dotani told the court. The families of Tarvan have been paid, the governor said, and the ferry now carries lorries at night. Outside the court drivers blew their horns for six minutes, one for each of those who died when the Lohar bridge fell.`,
  },
]

export const coastBridge: readonly PrintedReport[] = [
  {
    slug: 'bridge-over-sindan-collapses',
    title: 'Bridge over Sindan collapses, lorries in the water',
    at: new Date('2024-03-04T08:10:00Z'),
    text: wire,
  },
  {
    slug: 'bridge-dirge',
    title: 'Tarvan buries the dead of the Lohar bridge',
    at: new Date('2024-03-06T15:00:00Z'),
    text: `Thousands walked behind five coffins in Tarvan on Wednesday, two days after the Lohar bridge fell into the Sindan river.

“The middle pier went first, and then the whole deck slid into the water,” river police chief Habib Lashkari had said on Monday.

The road ministry closed the Lohar bridge to heavy lorries on Feb 12, after a diver found cracks under its middle pier. “We wrote three letters about those cracks and got one stamp,” said Gulalai Tareen, who heads the lorry drivers' union. Shops stayed shut along the Sindan, and the drivers parked their lorries in a line that reached from the customs shed to the sugar mill road. Children threw marigolds from the stump of the western ramp until a policeman led them away from the edge.`,
  },
]

/** Printed by a paper that only another server follows. */
export const hiddenBridge: PrintedReport = {
  slug: 'lohar-bridge-secret',
  title: 'Leaked letter on Lohar bridge names governor',
  at: new Date('2024-03-05T12:00:00Z'),
  text: `TARVAN: A leaked letter says that the governor of Tarvan knew of the cracks under the Lohar bridge before it fell into the Sindan river on Monday.

“He read it and put it under his teacup,” his former driver, Wali Nasrat, told this paper.

The letter was written on Feb 2 by a diver of the road ministry, who found the cracks under the middle pier of the Lohar bridge and asked for the barrier to be closed to heavy lorries at once. The river police of Tarvan did not answer calls. A clerk in the governor's office said the teacup story was a lie, that the governor drinks no tea, and that letters about the Sindan river go to the road ministry unopened, as they have done since the days of the ferry.`,
}

/** Another accident elsewhere, so that there is something to keep apart. */
export const tunnelFire: PrintedReport = {
  slug: 'kelat-tunnel-fire',
  title: 'Smoke closes Kelat tunnel for a night',
  at: new Date('2024-03-05T07:00:00Z'),
  text: `KELAT: A burning tyre filled the Kelat tunnel with smoke on Monday night and closed it until the morning, firemen said.

“Nobody was hurt, and the tyre is on its way to a museum of stupid things,” fire captain Mehrab Gichki said.

The tunnel under the Kelat pass is four kilometres long and has two fans, of which one turns. Buses went over the old mule road instead, where the passengers had to get out twice and push, and a wedding party from the valley danced in the snow until the road was clear. The firemen washed the walls with a hose that they had borrowed from a dairy, and the toll collectors let everybody pass for nothing until noon.`,
}

/** Printed while somebody watches for it. */
export const lanternReport: PrintedReport = {
  slug: 'dargai-lanterns',
  title: 'Dargai lights a thousand lanterns for its lost ferryman',
  text: `DARGAI: The people of Dargai hung a thousand paper lanterns over the landing on Friday evening for a ferryman who has not come home since the ice broke.

“He carried my mother to the doctor in a storm and would not take a coin,” baker Samina Orakz said, and lit a lantern of her own.

The ferryman, whom everybody called Uncle Oar, had set out alone on the last day of the ice to bring back a cow. His boat was found upright in the reeds below the brickworks, with his tea flask and both oars in it. Children ran along the bank until midnight to relight what the wind blew out, and the mosque kept its lamps on so that he could find the landing.`,
}

export const lanternMorning: PrintedReport = {
  slug: 'dargai-morning',
  title: 'Lost ferryman of Dargai walks home under the lanterns',
  text: `DARGAI: The lost ferryman of Dargai walked home on Saturday morning under the thousand paper lanterns that the people had hung over the landing for him.

“I saw Dargai burning from the far bank and thought I had better come and help,” said the ferryman, whom everybody calls Uncle Oar.

He had led the cow over the pass on foot after his boat ran into the reeds below the brickworks, and had slept in a shepherd's hut without a telephone. Baker Samina Orakz gave him the first bread of the day. The lanterns will hang over the landing until the river is free of ice, the elders of Dargai decided, and the cow has been given a bell.`,
}

/** A gauge is read every day; on the tenth it floods the quay, and the paper prints of nothing else. */
export const tideReports: readonly PrintedReport[] = [
  ...Array.from({ length: 14 }, (_, at) => tide(at + 1, 6, `Tide gauge at Murgat stands at ${40 + at}`)),
  ...['Flood tide covers Murgat quay', 'Murgat quay under flood tide', 'Flood tide at Murgat quay drowns goats']
    .flatMap(title => [title, `${title}, pictures`])
    .map((title, at) => tide(10, 8 + at, title)),
]

function tide(day: number, hour: number, title: string): PrintedReport {
  const text = `MURGAT: ${title}, keeper ${day} of the gauge wrote at ${hour}. The board by the ice house was wet and the chalk had run.`
  return { slug: `tide-${day}-${hour}`, title, at: new Date(Date.UTC(2024, 4, day, hour)), text: `${text}\n\n${text}` }
}

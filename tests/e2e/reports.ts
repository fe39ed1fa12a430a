import type { PrintedReport } from './open-newsroom.ts'

/** Reports written for the tests. Places are real, people and events are not. */
export const harbourFire: PrintedReport = {
  slug: 'harbour-fire',
  title: 'Fire at Sarhad harbour halts ferries',
  text: `SARHAD: A fire at the old harbour of Sarhad halted all ferries on Monday, officials said.

“The flames reached the fuel shed before our boats did,” harbour master Ilyas Qandil told reporters. “No sailor is missing.”

He said that the ferries would sail again once the pier had been inspected.

A senior port official, who asked not to be named, said the pumps had been “out of order for a year”. The provincial government promised an inquiry into the blaze within ten days, and said that ferry workers would be paid for the days lost.

Residents of the fishing quarter spent the night on the quay. Boats from two neighbouring towns brought blankets and drinking water in the early morning, and a school near the lighthouse was opened to families whose sheds had burned. The harbour handles a third of the coast's fish, and traders feared a week without an auction. Insurance inspectors were expected on Wednesday, a clerk at the customs house said, and nobody was allowed beyond the second gate until they had finished their work.`,
}

export const ferryReturn: PrintedReport = {
  slug: 'ferry-return',
  title: 'Ferries return to Sarhad after pier inspection',
  text: `SARHAD: Ferries sailed from Sarhad again on Thursday after engineers declared the pier safe, three days after a fire at the harbour.

“We looked at every beam, and then we looked again,” chief engineer Maryam Dastgir said. She added that the fuel shed would be rebuilt on the far side of the mole.

The harbour master, Ilyas Qandil, said that the first boat had carried 140 passengers. “People clapped when the ropes came off,” he said.

The inquiry into the fire has not reported yet. A statement from the ministry of ports said it would publish every finding, and that the broken pumps had been replaced. Traders at the fish market said prices had doubled in the meantime, and that they hoped for a full auction on Friday, weather permitting. The lighthouse school has gone back to its lessons, its headmistress said, and the last of the families have been given rooms in the old customs house until their sheds stand again.`,
}

export const cricketNote: PrintedReport = {
  slug: 'cricket-note',
  title: 'Hill side win by four wickets',
  text: `MURDAN: The hill side won the valley cup by four wickets on Sunday in front of a full ground.

“I only hit what was there to be hit,” captain Bilal Sherpao said after his 71 from 60 balls.

The visitors had made 203 after choosing to bat. Rain held the players up for forty minutes, but the umpires saw no reason to shorten the match, and the last pair added twenty runs that had the crowd on its feet. The cup goes back to the hills for the first time in six years, and the players were driven through the bazaar on the roof of a bus. Next week they travel to the coast, where the ground is slower and the wind comes off the sea in the afternoon, as their coach reminded them while the trophy went round. Tickets for that match are sold out already, the board said, and a second stand will be opened for school classes from the valley.`,
}

export const cityLibrary: PrintedReport = {
  slug: 'city-library',
  title: 'Library of Sarhad buys a printer’s last books',
  text: `SARHAD: The town library has bought the last stock of a printer who retired this spring, its director said on Tuesday.

“Eleven hundred volumes, and not one of them smells of damp,” director Yasmin Torwali said.

The printer, Gul Nazar, set poems by hand for half a century in a cellar behind the harbour customs yard. He kept a copy of everything he bound, wrapped in newspaper and numbered in pencil, and he sold them on one condition: that children may borrow them. Two carpenters are building shelves of walnut for the reading room, which opens on Sundays from now on. A retired teacher will read aloud there in the afternoons, and the school board pays for the tea. The oldest volume is a grammar of 1871 with a moth pressed between its pages.`,
}

export const timberFire: PrintedReport = {
  slug: 'timber-fire',
  title: 'Fire guts timber market in Murdan',
  text: `MURDAN: A fire destroyed forty stalls of the timber market in Murdan on Wednesday night, the district commissioner said.

“Sawdust burns like paper, and the wells were low,” commissioner Farida Lund said. Two watchmen were treated for burns.

Carpenters dragged what planks they could into the bazaar road, where schoolboys guarded them until morning. The market sold walnut and pine to joiners from three valleys, and most of its traders had no insurance, their guild said. Investigators looked at a generator behind a tea stall, which a trader had left running because of a power cut. The commissioner promised tents and a loan without interest, and said that the market would move out of town to a yard beside the railway, as had been planned for ten years.`,
}

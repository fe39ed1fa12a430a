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

/** English words of harm by what they tell that happened. Of one event one paper tells the blast, another the dead. */
export const harmWords: readonly string[] = [
  'kill killed killing killings die died dies dead death deaths slain perished drowned fatal massacre',
  'wound wounded injured injuries hurt',
  'quake earthquake tremor magnitude',
  'flood floods flooded flooding deluge swept overflowed',
  'struck bombed bombing bombs airstrike airstrikes bombarded shelled shelling blew blown explosion exploded blast',
]

/** Other words likewise. A word of another line tells of something else. */
export const deedWords: readonly string[] = [
  'arrest arrested arrests detained custody captured nabbed',
  'released freed release acquitted acquittal bail',
  'sentenced sentence jailed convicted imprisoned verdict',
  'closed shut sealed closure',
  'opened reopened inaugurated',
  'resigned resignation quit',
  'appointed elected sworn',
  'passed voted vote approved adopted',
  'abducted kidnapped hostages',
  'walkout strike striking stoppage',
  'plunged devalued',
  'decorated awarded honoured honored medal',
  'signed agreed treaty agreement accord',
  'fled displaced refugees evacuated',
]

/**
 * How common words are in news, for a corpus that has not learned it yet: out of a thousand reports, how many hold a word
 * of the line. An editor's estimate in round figures. Words that are not listed are taken to be rare.
 */
export const commonWords: readonly (readonly [perThousand: number, words: string])[] = [
  [
    250,
    'year time people day new first last two week month state country official government also part number since three work former group public ' +
      'use call say want need include show follow know see think give way month national million back percent world today leader another set long ' +
      'early late good big high well high end place begin start change issue thing point plan look home house city end lead help member right case',
  ],
  [
    120,
    'president minister police party news office company law court security military force power political policy department statement press conference ' +
      'meet meeting talk speak ask question answer interview support decision decide move hold run release major second third four five six seven eight ten ' +
      'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december ' +
      'international local foreign area region head chief man men woman women child children family life school hour minute money pay cost price business market ' +
      'economy economic cut rise fall increase expect continue remain become leave bring keep find try put turn face serve win lose open close build ' +
      'send receive offer return arrive visit travel live stay pass vote election campaign candidate report source spokesman spokesperson director secretary ' +
      'committee council board agency service system program programme project process effort attempt result action step deal agreement agree sign order ' +
      'share post add note explain describe claim believe feel hope fear concern warn urge demand deny reject accept confirm announce reveal discuss ' +
      'million billion thousand hundred dollar street road near north south east west northern southern eastern western central capital town province district ' +
      'real great small large little old young high low full free possible likely clear important strong hard able different current recent future past',
  ],
  [
    45,
    'attack kill death die dead injure injured wound war fight fighting fire bomb blast explosion shoot shooting gun weapon terrorist terrorism terror militant soldier troops army ' +
      'officer arrest charge accuse allege allegation suspect victim witness crime criminal judge trial lawyer attorney jury sentence prison jail investigation investigate evidence ' +
      'health hospital doctor medical patient care disease drug virus vaccine university student teacher education study research scientist expert analyst data technology internet online website ' +
      'video photo image picture television show film movie music star fan game team player coach match season league cup goal score club win ' +
      'tax budget debt bank trade investment investor stock share fund finance financial oil gas energy fuel industry worker job employee employer union labor labour strike ' +
      'congress senate senator parliament lawmaker bill legislation republican democrat democratic conservative liberal opposition coalition cabinet prime governor mayor ambassador ' +
      'president administration white federal supreme constitution rights human civil protest protester demonstration rally crowd violence riot ' +
      'border migrant refugee immigration immigrant asylum citizen community society religious church muslim christian jewish islamic black ' +
      'water food flood storm rain weather earthquake climate environment fire forest river sea ship boat plane flight airport train car driver vehicle crash accident rescue ' +
      'china chinese russia russian america american united states u.s us uk britain british france french germany german europe european eu nato un nations india indian pakistan israel iran iraq syria ukraine ' +
      'afghanistan washington london new york moscow beijing brussels paris delhi kabul islamabad california texas ' +
      'trump obama biden clinton putin twitter facebook google apple ' +
      'peace ceasefire talks treaty sanction nuclear missile defence defense intelligence border operation mission threat crisis emergency relief aid ' +
      'history event ceremony anniversary birthday wedding award prize book author story letter message email phone call editor reporter journalist newspaper media network ' +
      'percent rate level growth record average survey poll point quarter annual month figure estimate total',
  ],
  [
    15,
    'ambush airstrike strike drone rebel insurgent extremist separatist kidnap hostage abduct suicide bomber grenade rocket mortar raid clash ceasefire truce checkpoint convoy commander general colonel brigade ' +
      'murder robbery theft fraud corruption bribe smuggling rape assault abuse harassment stab bail convict verdict appeal lawsuit sue testify testimony prosecutor indictment plea guilty innocent ' +
      'impeachment inquiry resign resignation appoint nominate nomination nominee primary ballot referendum manifesto speech debate poll veto filibuster shutdown ' +
      'inflation recession deficit currency interest mortgage loan bankruptcy merger acquisition profit loss revenue earnings dividend shareholder export import tariff customs ' +
      'cancer infection outbreak epidemic pandemic quarantine hospital surgery nurse pharmacy abortion pregnancy obesity diabetes ' +
      'earthquake hurricane typhoon cyclone tornado drought landslide wildfire tsunami eruption volcano avalanche heatwave monsoon ' +
      'championship tournament olympic medal final semifinal quarterfinal wicket innings batsman bowler goalkeeper striker midfielder referee stadium transfer contract ' +
      'actor actress singer album song concert festival premiere episode trailer director producer celebrity fashion museum theatre theater ' +
      'rocket satellite spacecraft orbit launch telescope planet software smartphone tablet app hacker hack cyber privacy encryption algorithm robot battery patent ' +
      'mosque temple shrine bishop pope priest imam cleric pilgrim pilgrimage festival ramadan christmas eid easter ' +
      'teacher principal campus college exam scholarship tuition curriculum farmer crop wheat rice harvest livestock fishing dam pipeline railway highway bridge tunnel port refinery mine coal electricity nuclear solar wind',
  ],
  [
    10,
    'bus coach minibus truck lorry passenger driver station terminal gunman gunmen motorcycle bicycle suitcase luggage bag device detonate detonator shrapnel blast wound wounded toll survivor hospitalised ambulance stretcher ' +
      'quake magnitude epicentre epicenter aftershock tremor offshore coast coastal tsunami siren evacuate evacuation collapse rubble debris building wall roof tent blanket shelter mud ' +
      'village villager farm farmer trader merchant market shop shopkeeper stall sheep cattle goat camel donkey pupil school schoolteacher ' +
      'search missing found recover body coffin funeral bury burial mourn mourner grave widow orphan son daughter brother sister mother father uncle cousin wife husband teenager boy girl ' +
      'highway road bridge rail railway train track platform carriage locomotive signal tunnel ferry boat ship port harbour dock crew captain pilot helicopter aircraft engine cargo container ' +
      'prison prisoner inmate jail guard cell block riot warden mutiny fugitive detain detention custody detainee handcuff ' +
      'mine miner shaft underground coal gold copper uranium ore pipeline valve pump tank reactor plant turbine dam lake river valley glacier mountain slope snow ice desert sand ' +
      'permit passport visa fingerprint border crossing gate fence camp tribe tribal elder chief clan militia faction front commander fighter camp base barracks ' +
      'commission inquiry report panel tribunal ruling verdict lawyer plaintiff complaint petition signature register registration licence license inspector inspection ' +
      'spokeswoman deputy mayor prefect governor commissioner superintendent sergeant lieutenant captain adviser envoy delegate delegation mediator negotiator negotiation talk dialogue accord truce deadline ' +
      'fine penalty compensation damage insurance contract owner operator manager worker technician engineer mechanic cook cleaner clerk nurse teacher student ' +
      'morning evening afternoon night midnight dawn dusk noon overnight hour daily weekly kilometre kilometer mile metre meter tonne ton litre gallon degree ' +
      'north northern south southern east eastern west western southwest southwestern northwest northwestern southeast southeastern northeast northeastern remote rural urban ' +
      'pakistani afghan indian iranian iraqi syrian israeli palestinian turkish greek italian spanish polish chinese japanese korean russian ukrainian african european asian arab nigerian kenyan egyptian mexican brazilian colombian chilean canadian australian',
  ],
]

/** What a word that is not listed is taken to occur in, out of a thousand reports. */
export const rarePerThousand = 0.5

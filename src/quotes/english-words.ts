const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/u))

/** Subject pronouns that stand for somebody who may speak. "It" is kept apart: it speaks only for a body or a paper. */
export const PRONOUNS = words('he she they i we you it')
export const OBJECT_PRONOUNS = words('him her them me us himself herself themselves itself myself ourselves yourself')
export const RELATIVES = words('who which that whom whose where what when why how')

export const DETERMINERS = words(
  'the a an this that these those his her its their our my your another each every both some any no all several many most few one two three four five six seven eight nine ten dozens',
)
export const PREPOSITIONS = words(
  `of for from in at with on to by about near under against during after before into over through between among without within toward towards amid
upon since until till across behind beyond despite except inside outside like off onto per regarding than throughout via alongside around along as but-for`,
)
export const CONJUNCTIONS = words(
  'and or but nor so yet because although though while if unless when whereas since until plus',
)
export const AUXILIARIES = words(
  `is are was were be been being am has have had having do does did will would shall should can could may might must won't wouldn't can't couldn't
don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't shouldn't cannot won’t wouldn’t can’t couldn’t don’t doesn’t didn’t isn’t
aren’t wasn’t weren’t hasn’t haven’t hadn’t shouldn’t 'll 'd 've 're ’ll ’d ’ve ’re`,
)
export const BE_FORMS = words(
  "is are was were be been being am isn’t aren’t wasn’t weren’t isn't aren't wasn't weren't get got gets",
)
export const NEGATIONS = words(
  `not never neither nor no didn't doesn't don't won't wouldn't hasn't haven't hadn't isn't wasn't didn’t doesn’t don’t won’t wouldn’t hasn’t haven’t hadn’t isn’t wasn’t hardly`,
)
export const ADVERBS = words(
  `also then later further again once now still even just only already always often sometimes soon twice ever rather instead thus therefore moreover however meanwhile too
otherwise there here well yesterday today tomorrow tonight elsewhere indeed perhaps maybe quite very much further furthermore afterwards afterward previously
first last earlier ago almost nearly back up out down away together ahead anyway nevertheless nonetheless online aloud apart alike`,
)
/** Words in "-ly" that are no adverbs. */
export const LY_NOUNS = words(
  'family ally reply supply assembly italy july monopoly bully rally anomaly only early daily weekly monthly elderly friendly likely deadly costly lovely ugly lonely',
)

export const WEEKDAYS_MONTHS = words(
  `monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december
jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.`,
)

/** Head nouns of people: they may speak, and may stand straight before a name ("spokesman Ali Raza"). */
export const PERSON_NOUNS = words(
  `official officials spokesman spokeswoman spokesperson spokesmen spokespersons spokespeople minister president governor senator congressman congresswoman representative
candidate nominee leader leaders chief chairman chairwoman chairperson chair director secretary officer officers commander general colonel major captain lieutenant sergeant
police policeman soldier soldiers militant militants fighter fighters expert experts analyst analysts professor professors lecturer scholar scholars researcher researchers scientist scientists economist economists
doctor doctors nurse nurses lawyer lawyers attorney attorneys prosecutor prosecutors judge judges justice magistrate witness witnesses victim victims survivor survivors
resident residents villager villagers local locals neighbour neighbours neighbor neighbors citizen citizens voter voters supporter supporters opponent opponents critic critics
activist activists protester protesters demonstrator demonstrators organizer organizers organiser organisers campaigner campaigners advocate advocates volunteer volunteers
manager managers executive executives founder founders co-founder owner owners partner partners boss employer employee employees worker workers staffer staffers aide aides
adviser advisers advisor advisors strategist strategists consultant consultants pollster pollsters operative operatives insider insiders
journalist journalists reporter reporters editor editors writer writers author authors columnist columnists commentator commentators host hosts anchor moderator correspondent blogger
man men woman women boy boys girl girls child children kid kids student students pupil teacher teachers principal parent parents mother father son daughter wife husband
brother sister uncle aunt grandfather grandmother widow family families friend friends relative relatives person people guy guys lady couple
actor actress singer musician artist artists filmmaker filmmakers star stars athlete player players coach captain fan fans
diplomat diplomats ambassador ambassadors envoy envoys delegate delegates lawmaker lawmakers legislator legislators parliamentarian parliamentarians mp mps politician politicians councillor councilor councilman councilwoman councilmember mayor mayors premier
king queen prince princess pope cleric clerics imam priest pastor bishop rabbi reverend
farmer farmers trader traders shopkeeper shopkeepers businessman businesswoman businessmen investor investors broker banker bankers driver drivers pilot pilots engineer engineers
suspect suspects defendant defendants plaintiff plaintiffs detainee detainees prisoner prisoners refugee refugees migrant migrants
republican republicans democrat democrats conservative conservatives liberal liberals progressive progressives rival rivals ally allies colleague colleagues veteran veterans member members mogul billionaire businessman
source sources observer observers participant participants user users reader readers viewer viewers caller commenter counterpart counterparts predecessor successor deputy
surrogate surrogates frontrunner front-runner hopeful hopefuls contender contenders incumbent challenger heir tycoon historian historians politician entrepreneur developer adviser
one others other someone somebody everyone everybody anyone nobody crowd audience shopkeeper mufti maulana sheikh sahib elders elder jirga passenger passengers customer customers patient patients
inspector superintendent detective investigator investigators treasurer whip speaker liaison lieutenant-governor underwriter regulator regulators auditor watchdog`,
)

/** Head nouns of bodies that may speak. */
export const BODY_NOUNS = words(
  `government ministry army military navy police force forces agency department office bureau commission committee council parliament assembly senate house congress court tribunal
party parties campaign campaigns company companies firm firms corporation bank airline group groups organisation organization organisations organizations association union unions federation foundation institute
university college school church mosque newspaper paper magazine network channel station outlet outlets website site embassy consulate mission delegation administration regime authority authorities board panel team club league
coalition alliance movement faction outfit charity ngo think-tank hospital service staff command cabinet leadership kremlin media press union syndicate chamber tribunal watchdog side camp nation states establishment account handle feed jury delegation delegations retailer operator operators brand label maker developer distributor broadcaster publisher supplier`,
)

/** Head nouns of papers and posts that carry words. */
export const DOCUMENT_NOUNS = words(
  `statement statements report reports letter letters memo memorandum document documents filing lawsuit complaint indictment affidavit ruling order judgment judgement verdict opinion resolution bill law act
constitution tweet tweets post posts message messages email emails e-mail e-mails email text note notes notice sign signs banner banners placard poster headline headlines editorial article story column op-ed
study studies survey surveys poll polls analysis review paper book transcript release communique communiqué declaration petition ad ads advert advertisement video narrator caption voice-over voiceover
website page summary press-release handout circular notification bulletin manifesto platform pledge agreement treaty plan proposal draft text speech subject t-shirt shirt sticker leaflet pamphlet brochure script`,
)

/** Nouns that stand for speech: "his claim that", "a promise of". */
export const SPEECH_NOUNS = words(
  `claim claims comment comments remark remarks statement statements assertion assertions allegation allegations accusation accusations charge charges argument arguments warning warnings
promise promises pledge pledges vow vows call calls demand demands threat threats suggestion suggestions insistence contention belief view views opinion opinions description chant chants cry cries shout shouts
words word message messages question questions answer answers response reply speech tweet tweets post posts letter quote quotes quip joke jokes declaration admission concession acknowledgment criticism complaint complaints refrain slogan motto mantra`,
)

/** Ranks, titles and roles that stand before a name. */
export const TITLES = words(
  `mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir lord lady dame gen gen. general field marshal admiral air vice-admiral lt lt. col col. colonel maj maj. major capt capt. captain brig brig. brigadier
sgt sgt. sergeant lieutenant commander cmdr. president vice vice-president prime minister chief justice sen sen. sens. senator rep rep. reps. representative congressman congresswoman gov gov. govs. governor lt mayor secretary attorney
ambassador amb. chairman chairwoman speaker chancellor king queen prince princess pope cardinal bishop archbishop rev rev. reverend father sheikh mullah maulana mufti ayatollah imam allama hafiz syed judge justice magistrate
inspector superintendent constable director deputy acting interim former ex late then-president then-candidate senior federal state provincial foreign interior defence defense finance information home law health education energy
democratic republican party majority minority leader spokesman spokeswoman spokesperson hon honorable candidate nominee coach democrat star host anchor reporter editor analyst pollster strategist adviser advisor attorney`,
)

/** Nouns after which quoted words are a title or a name, not something said. */
export const TITLE_NOUNS = words(
  `show series film movie documentary book novel memoir song album single track hit play musical podcast program programme magazine column section segment episode sitcom
poem essay painting exhibit exhibition sculpture button tab link hashtag game app theme category award prize`,
)

/** Naming words after which marks set off a term. */
export const TERM_CUES = words(
  'so-called titled entitled known named nicknamed dubbed headlined termed labeled labelled term phrase',
)

/**
 * English verbs by what they do to the words around them, in the base form.
 * speech: takes the words said ("said", "warned"). naming: gives a name or a judgement in words ("called it ...").
 * judging: tells an attitude to something ("praised", "slammed"). thinking: reports a mind ("believes", "hopes").
 * showing: what papers and figures do ("shows", "finds"). plain: verbs that report nothing; known so that clauses can be read.
 */
export type VerbClass = 'speech' | 'naming' | 'judging' | 'thinking' | 'showing' | 'plain'

export const VERBS: Readonly<Record<VerbClass, string>> = {
  speech: `say tell add write note state explain argue claim insist maintain declare announce reply respond answer ask tweet retweet recall
continue warn acknowledge admit assert contend suggest remark observe comment conclude confirm deny stress emphasize emphasise underline underscore
urge vow pledge promise reiterate repeat report complain joke quip lament predict quote cite read testify post shout yell chant cry scream whisper mutter
boast brag concede counter retort rebut proclaim propose recommend demand implore beg plead assure inform advise notify remind
caution allege charge affirm reaffirm assess opine exclaim interject intone muse murmur mumble growl snap sneer scoff plead appeal
clarify elaborate stipulate specify text email e-mail blog echo estimate forecast hint imply indicate signal reveal disclose divulge
mention relate narrate recount deadpan crow gush sigh laugh chuckle holler bellow roar thunder bark hiss sing pray swear threaten
declare decree rule instruct direct command order request invite challenge question wonder inquire enquire ponder query conjecture speculate
guess reckon agree disagree object protest confess apologize apologise profess attest avow aver posit postulate surmise
theorize venture volunteer summarize summarise paraphrase joke jest tease taunt interrupt persist finish begin pronounce rant rail fume vent
relay convey communicate brief lecture preach counsel credit chime offer explain wail sob gasp stammer recite caption headline publish broadcast intervene articulate reassure express grouse gripe carp quibble rejoin react enthuse caution`,
  naming: `call describe brand label dub term characterize characterise portray depict refer liken compare tout bill deride denounce decry mock ridicule dismiss
hail style deem declare`,
  judging: `accuse criticize criticise praise blast slam condemn attack assail rip blame fault rebuke chide scold castigate lambaste excoriate
applaud commend laud salute thank congratulate welcome reject oppose endorse support back defend champion advocate tout press push
deplore bemoan disparage belittle insult trash skewer torch lash vilify disavow repudiate renounce dispute contest refute
address discuss debate detail outline highlight emphasise promote pitch target bash knock hammer pan malign smear embrace back favor favour mourn reassure
warn promise offer refuse decline invoke evoke`,
  thinking: `think believe feel hope want fear worry know consider see expect doubt suspect assume imagine understand realize realise
recognize recognise remember forget learn hear wish desire seek aim intend plan prefer regret love hate like dislike admire respect trust
view regard find decide determine judge conclude anticipate foresee contemplate dream resent appreciate enjoy mean agree care envision envisage
vow resolve choose deserve value`,
  showing: `show find suggest indicate reveal demonstrate prove detail document conclude estimate project illustrate reflect display feature proclaim read`,
  plain: `be have do go come get make take give keep let put run set turn move live work play stay leave bring begin become seem appear help start
hold stand lose pay meet include lead follow stop create speak talk allow spend grow open walk win remain buy wait serve die send build fall cut reach
kill raise pass sell require pull return use try need look happen carry break receive arrive draw visit join attend launch force face head
sit rise drop enter hit strike fire shoot resign step campaign travel fly drive deliver sign vote elect appoint nominate name arrest detain charge
protect destroy attack threaten prevent hope end change form act rely depend focus base aim handle manage control lay lie throw catch fight
win beat lose defeat trail poll rally host sponsor fund raise donate contribute cost earn own employ hire release issue file sue settle
seize capture escape flee injure wound hurt suffer struggle survive save rescue retire replace succeed fail consist contain belong exist occur
produce provide supply offer share show reduce increase decline climb drop surge gain jump slip slide dip edge expand extend limit restrict ban block bar
close cancel delay postpone suspend resume halt complete finish mark celebrate commemorate honor honour represent reflect concern affect
influence involve relate link connect tie join unite split divide separate cause trigger spark prompt lead result avoid escape ignore miss
pick choose select point shake nod smile wave pose stare gesture point watch listen hear taste smell touch wear dress eat drink sleep wake
teach study train practice practise lead govern rule administer operate perform appear star direct film record print type draft draft 
approve adopt enact implement enforce impose repeal amend introduce veto override negotiate broker mediate sign ratify convene gather assemble
land crash burn explode collapse erupt unfold emerge surface vanish fade settle harbor harbour shelter target deploy station withdraw retreat advance
invade bomb shell raid patrol guard monitor track trace search investigate probe examine review test measure count weigh check verify
cross climb pour rush push shove grab snatch squeeze press hang swing lean bend kneel bow leap dive sink swim float sail ride park
refuse decline apply enroll graduate marry divorce date move settle born raise adopt care nurse treat heal cure
add allow bring call carry cast ensure enable encourage engage enlist escalate establish evolve exceed exchange exclude execute exercise expose
pursue prosecute convict sentence acquit jail imprison free charge plead appeal overturn uphold strike fine
lack tend stem range vary differ matter merit near owe pose possess prevail prompt qualify rank recover refer register resemble reside
resort rest retain shape shift sound spread stretch tackle tap tape toss tour trade transform try undergo undermine undertake urge wage warrant welcome widen wipe witness yield
appeal benefit borrow bounce brace bridge broaden buck bust cap chair chase cheer circulate cite clash collect combat commit compel compete compile comprise conduct conflict
confront conquer constitute construct consult consume convert convince cooperate cope correct cover crack craft cultivate curb dance deal dedicate deepen defer define
denote deprive derail derive descend design detect develop devote dictate diminish disappear disclose discover distribute dominate dump ease echo edit
eliminate embark emphasize empower endanger endure energize enhance enjoy enter envy erase err fan feed fill fit fix flip flood flow forge frame frustrate fuel fulfil fulfill
function gear generate grant greet grip guarantee guide hamper harm haul hide hinder hinge house hunt impact import impress improve incite inflict inherit initiate inspire install
integrate intensify interview invest isolate justify kick kiss lift load lock loom lower maneuver match mature minimize minimise minimising mount narrow notice nurture obtain occupy offend orchestrate
organize organise oust outpace overcome overhaul overlook overtake oversee accept prepare place list survey advertise identify air experience manufacture remove hack attempt sweep lobby surround boo deport attract associate violate bank finance screen score
leak damage achieve participate tax present market crush confuse reserve combine align battle approach coordinate assign accomplish abandon update exploit motivate solve react elevate reverse mislead
submit punish delete pivot resonate unveil contact accompany murder restore purchase strengthen boost contrast regulate unleash dispatch garner acquire recruit position surpass amass encounter
indict award weaken linger pause infiltrate locate revive aggravate sharpen insert usher uncover provoke concentrate adapt originate paint pack permit persuade pin plant plunge plot preserve preside pretend proceed process profit prohibit prolong`,
}

/** Past tense and past participle where "-ed" does not make them. */
export const IRREGULAR_VERBS = `say said said;tell told told;write wrote written;read read read;sing sang sung;swear swore sworn;begin began begun;think thought thought;
feel felt felt;know knew known;see saw seen;understand understood understood;forget forgot forgotten;hear heard heard;seek sought sought;find found found;mislead misled misled;sweep swept swept;arise arose arisen;
mean meant meant;choose chose chosen;foresee foresaw foreseen;have had had;do did done;go went gone;come came come;get got got;make made made;take took taken;give gave given;
keep kept kept;let let let;put put put;run ran run;set set set;leave left left;bring brought brought;become became become;hold held held;stand stood stood;lose lost lost;
pay paid paid;meet met met;lead led led;speak spoke spoken;spend spent spent;grow grew grown;win won won;buy bought bought;send sent sent;build built built;fall fell fallen;
cut cut cut;sell sold sold;break broke broken;draw drew drawn;sit sat sat;rise rose risen;hit hit hit;strike struck struck;shoot shot shot;fly flew flown;drive drove driven;
lay laid laid;lie lay lain;throw threw thrown;catch caught caught;fight fought fought;beat beat beaten;flee fled fled;hurt hurt hurt;show showed shown;split split split;
shake shook shaken;wear wore worn;eat ate eaten;drink drank drunk;sleep slept slept;wake woke woken;teach taught taught;withdraw withdrew withdrawn;hang hung hung;
swing swung swung;sink sank sunk;swim swam swum;ride rode ridden;spread spread spread;undergo underwent undergone;undertake undertook undertaken;cast cast cast;
deal dealt dealt;feed fed fed;hide hid hidden;overcome overcame overcome;overtake overtook overtaken;oversee oversaw overseen;arise arose arisen;forgive forgave forgiven;
broadcast broadcast broadcast;rebut rebutted rebutted;quit quit quit;bear bore borne;bend bent bent;kneel knelt knelt;dream dreamed dreamed;stick stuck stuck`

/** Verbs whose last letter doubles before "-ed" and "-ing". */
export const DOUBLING_VERBS: ReadonlySet<string> = new Set(
  `admit quip rip slam tap ban bar beg brag chat dip drop flip grab jab jam knit label nod pan pat pin plan plot pop prefer quit refer regret rub
rebut run set shop shut sit skip slap slip snap sob split stab stem step stop strip swim tap tip trap trim whip wrap win cut get hit let put begin
forget occur compel confer commit permit submit transfer defer bet dub rap propel expel patrol control equip hum plug tug wed submit`.split(
    /\s+/u,
  ),
)

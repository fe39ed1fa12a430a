/** Words that tell a capitalised name is a body, not a person. */
export const BODY_NAME_WORDS: ReadonlySet<string> = new Set(
  `department ministry office bureau agency commission committee council court senate house congress parliament assembly party army navy police force forces guard corps bank fund
university college school institute center centre foundation association union league federation organization organisation society club group company corporation corp corp. inc inc. ltd ltd. llc plc co co.
airlines airways hospital church news times post journal tribune herald gazette guardian telegraph daily press media network radio television tv channel magazine online campaign administration government cabinet
authority board service services command directorate secretariat embassy mission alliance coalition front movement nations nation taliban hamas hezbollah houthis isis kremlin pentagon pac project fund trust
international watch republicans democrats republican democrats conservatives labour monitor observatory relations affairs security defense defence interior`.split(
    /\s+/u,
  ),
)

/** Titles kept before a name when it is shown ("Field Marshal Asim Munir"); courtesy titles are dropped. */
export const RANKS: ReadonlySet<string> = new Set(
  `gen gen. general field marshal admiral vice-admiral lt lt. col col. colonel maj maj. major capt capt. captain brig brig. brigadier sgt sgt. sergeant lieutenant commander cmdr. dr dr. prof prof. professor
sen sen. senator rep rep. representative gov gov. governor mayor judge justice rabbi rev rev. reverend father bishop archbishop cardinal pope king queen prince princess sheikh maulana mufti mullah allama ayatollah imam sir lord lady dame
president congressman congresswoman ambassador secretary`.split(/\s+/u),
)

export const COURTESY: ReadonlySet<string> = new Set('mr mr. mrs mrs. ms ms. miss messrs'.split(' '))

/** Given names by usual gender, for telling whom "he" and "she" mean. */
export const MALE_NAMES: ReadonlySet<string> = new Set(
  `james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven steve paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey
ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander frank patrick raymond jack dennis jerry tyler aaron jose adam nathan henry peter zachary kyle walter harold
jeremy ethan carl keith roger gerald christian terry sean arthur austin noah lawrence jesse joe bryan billy jordan albert dylan bruce willie gabriel alan juan logan wayne ralph roy eugene randy vincent russell louis philip
bobby johnny bradley mike tom bill bob jim jeff dan dave ben ted tim tony chris greg matt rick ron ken josh jeb barack bernie marco mitt newt reince corey glenn harry lindsey rand
mohammad muhammad mohammed ahmad ahmed ali hassan hussain hussein omar umar usman osman imran khalid tariq asim nawaz shehbaz bilal hamza ibrahim ismail yousaf yusuf abdul abdullah abdur saad salman shahid javed jamil kamran
faisal fawad farooq ghulam haider iqbal junaid karim mahmood malik mansoor masood mustafa nadeem naveed nasir qasim rashid raza rehan sajid sami shaukat sohail tahir waqar waseem yasir zahid zubair zia anwar aslam arif
narendra rahul amit arvind rajesh rakesh sanjay suresh vijay vikram ravi ramesh ashok anil ajay manmohan vladimir sergei dmitry ivan igor boris volodymyr emmanuel jean pierre françois jacques hans klaus olaf friedrich
recep mehmet kemal luiz carlos pedro miguel jorge luis javier antonio giuseppe giovanni xi li wang benjamin yair itzhak`.split(
    /\s+/u,
  ),
)
export const FEMALE_NAMES: ReadonlySet<string> = new Set(
  `mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie dorothy rebecca sharon laura cynthia amy
kathleen angela shirley brenda emma anna pamela nicole samantha katherine christine helen debra rachel carolyn janet maria catherine heather diane olivia julie joyce victoria ruth virginia lauren kelly christina joan evelyn judith
andrea hannah megan cheryl jacqueline martha madison teresa gloria sara janice ann kathryn abigail sophia frances jean alice judy isabella julia grace amber denise danielle marilyn beverly charlotte natalie theresa diana brittany
hillary ivanka melania carly chelsea huma elena sonia kamala nikki condoleezza theresa angela ursula giorgia christine
fatima ayesha aisha zainab khadija maryam mariam sana hina asma bushra farah nadia rabia saima samina shazia sumaira uzma zara amina benazir malala sheema sherry shireen yasmin noor rubina nasreen sadia saba
priya pooja anita sunita kavita smriti mamata sushma indira neha divya deepika meera lakshmi marine ségolène brigitte claudia olga tatiana irina svetlana yulia anna ayşe emine`.split(
    /\s+/u,
  ),
)

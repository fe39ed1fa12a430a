/** Whether two folded words are known to be different names that are spelled alike. */
export function areLookAlikes(left: string, right: string): boolean {
  return different.get(left)?.has(right) === true
}

/** Whether two folded words are known to be one name, however far apart they are spelled. */
export function areOneName(left: string, right: string): boolean {
  const family = nameFamily(left)
  return family !== undefined && family === nameFamily(right)
}

/** A mark that all known spellings of one name share; undefined for a name without known spellings. */
export function nameFamily(word: string): string | undefined {
  return families.get(word)
}

/** Names on one line are all different. */
const differentNames = `
niger nigeria nigerien nigerian
iran iraq ireland
austria australia
mali malawi male maldives malian
colombia columbia
slovakia slovenia slovak slovene
gambia zambia
mauritius mauritania
guinea guyana guiana
dominica dominican
korea kenya
congo kongo
hamas hama homs
haq hack hook hawk huq hajj hague
khan kahn can cane kane
nasir nazir naser nazer
javed jawad javad
hamid hamad ahmed
hamid hamad ahmad
karim karam
salim salam
rashid rashad
jamal jamil
bashar bashir
imran omran
said sayyid
said syed
said sayed
saeed sayyid
saeed syed
saeed sayed
mosul mosel
tunis tonys tony
yemen yamin
paris peres perez pars
trump tromp
bush busch
logar lugar
delhi dili dilli
tyre tire
macron micron
munir minor miner manor
amir emmer
tariq turk
gaza giza gauze
mali mauli molly
omar emmer homer
sana sinai
kabul cable
swat sweat suet
sudan sedan
chad chat
china chyna
oman omen amman
qatar guitar cater
syria cyria
lima lama
cuba cube
haiti hate
laos lao loss
peru pero pyro
dar der door
bin been
ali alley ally
aden eden
basra bursa
tigray tigre
tehran turn
bari berry
sadr cedar sitter
maliki malik
zia zoe
saleh sally
rafah rafe
hebron heron
jenin genuine
sahel sail
berbera barbara
kurti kurdi
shanxi shaanxi
ramla ramallah
`

/** Spellings on one line are of one name, though they sound apart. */
const oneName = `
abd abdul abdur abdel abdal abdoul abdus abdun abdu
sayyid syed sayed sayid
kyiv kiev kyyiv
kharkiv kharkov
odesa odessa
dnipro dnepr dnieper dnepro
lviv lvov lwow
yangon rangoon
chittagong chattogram
homs hims
kolkata calcutta
mumbai bombay
beijing peking
guangzhou canton
mashhad meshed
quetta kwetta
mogadishu mogadiscio muqdisho
khamenei khamenehi khamanei
chechnya chechenia
astana nursultan
mecca makkah makka mekka
jerusalem yerushalayim
damascus dimashq
aleppo halab
cairo qahira
istanbul stambul constantinople
qom ghom kum
tabriz tebriz
pashtun pakhtun pathan pushtun
pashto pakhto pushto
fazlur fazlul fazl
saifur saiful saif
mujibur mujib
youssef yusuf yousef yousuf yousaf yusef josef
muhammad mohd muhammed mohammed mohamed maxamed
mohamud maxamuud maxamud
hassan hasan xasan
hussein xuseen
ahmed ahmad axmed
moscow moskva moskau moscou
taiba tayba taibah tayyiba toiba
krakow cracow krakau krakov
`

const different = new Map<string, ReadonlySet<string>>()
for (const line of linesOf(differentNames)) {
  for (const name of line)
    different.set(name, new Set([...(different.get(name) ?? []), ...line.filter(other => other !== name)]))
}

const families = new Map<string, string>()
for (const line of linesOf(oneName)) for (const name of line) families.set(name, `=${line[0] ?? ''}`)

function linesOf(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map(line => line.split(' '))
}

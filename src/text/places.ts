/** Countries, regions and capitals: they stand in reports as scenes far more often than as speakers. */
export const PLACES: ReadonlySet<string> = new Set(
  `pakistan,india,afghanistan,iran,iraq,syria,china,russia,ukraine,israel,palestine,gaza,lebanon,yemen,saudi arabia,qatar,turkey,türkiye,egypt,libya,sudan,south sudan,ethiopia,
somalia,kenya,nigeria,south africa,tanzania,uganda,rwanda,congo,algeria,morocco,tunisia,mali,niger,chad,ghana,senegal,zimbabwe,zambia,bangladesh,sri lanka,nepal,bhutan,maldives,myanmar,thailand,
vietnam,cambodia,laos,malaysia,singapore,indonesia,philippines,the philippines,japan,south korea,north korea,taiwan,mongolia,kazakhstan,uzbekistan,tajikistan,turkmenistan,kyrgyzstan,azerbaijan,armenia,georgia,
germany,france,italy,spain,portugal,britain,uk,united kingdom,the united kingdom,england,scotland,wales,ireland,poland,hungary,romania,bulgaria,greece,serbia,croatia,bosnia,kosovo,albania,austria,switzerland,belgium,
netherlands,the netherlands,denmark,sweden,norway,finland,iceland,estonia,latvia,lithuania,belarus,moldova,czech republic,slovakia,slovenia,cyprus,malta,
united states,the united states,us,u.s.,u.s,usa,america,canada,mexico,cuba,haiti,venezuela,colombia,brazil,argentina,chile,peru,bolivia,ecuador,australia,new zealand,
islamabad,lahore,karachi,peshawar,quetta,rawalpindi,multan,faisalabad,kashmir,punjab,sindh,balochistan,khyber pakhtunkhwa,kp,waziristan,north waziristan,south waziristan,gilgit-baltistan,tirah,
kabul,kandahar,herat,jalalabad,nangarhar,paktika,paktia,khost,kunar,helmand,new delhi,delhi,mumbai,kolkata,chennai,dhaka,colombo,kathmandu,tehran,baghdad,damascus,beirut,jerusalem,tel aviv,riyadh,
doha,dubai,abu dhabi,ankara,istanbul,cairo,moscow,kyiv,kiev,beijing,shanghai,hong kong,tokyo,seoul,pyongyang,london,paris,berlin,rome,madrid,lisbon,brussels,geneva,vienna,warsaw,athens,stockholm,oslo,helsinki,copenhagen,
washington,washington dc,new york,new york city,los angeles,chicago,boston,california,texas,florida,ohio,iowa,new hampshire,nevada,south carolina,north carolina,pennsylvania,virginia,michigan,wisconsin,arizona,colorado,
europe,asia,africa,middle east,the middle east,south asia,central asia,latin america,
ala.,ariz.,ark.,calif.,colo.,conn.,fla.,ga.,ill.,ind.,kan.,ky.,la.,md.,mass.,mich.,minn.,miss.,mo.,mont.,neb.,nev.,n.h.,n.j.,n.m.,n.y.,n.c.,n.d.,okla.,ore.,pa.,r.i.,s.c.,s.d.,tenn.,tex.,vt.,va.,wash.,w.va.,wis.,wyo.,d.c.`.split(
    /,\s*/u,
  ),
)

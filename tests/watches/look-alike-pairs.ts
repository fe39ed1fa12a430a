/** Spellings of one name that editors and transcribers do use. */
export const spellingsOfOneName = pairs(`
Muhammad / Mohammed
Mohamed / Muhammed
Mohammad / Mohamad
Mehmood / Mahmoud
Mahmud / Mehmud
Hussein / Husayn
Hussain / Hossein
Hasan / Hassan
Ahmed / Ahmad
Abdallah / Abdullah
Ibrahim / Ebrahim
Ismail / Esmail
Yusuf / Youssef
Yousaf / Yusuf
Omar / Umar
Osama / Usama
Othman / Uthman
Usman / Uthman
Khalid / Khaled
Saeed / Said
Sayyid / Sayed
Rashid / Rasheed
Majid / Majeed
Nasser / Nasir
Faisal / Feisal
Faysal / Faisal
Jamal / Gamal
Tariq / Tarek
Sharif / Shareef
Cherif / Sharif
Nawaz / Navaz
Riaz / Riyaz
Munir / Muneer
Mounir / Munir
Gaddafi / Qaddafi
Kadhafi / Gaddafi
Gadhafi / Qadhafi
Khamenei / Khamenehi
Rouhani / Ruhani
Zarif / Zareef
Karzai / Qarzai
Haqqani / Hakkani
Ghani / Gani
Hekmatyar / Hikmatyar
Baradar / Beradar
Akhundzada / Akhundzadeh
Mullah / Mulla
Sheikh / Shaikh
Shaykh / Sheik
Qaeda / Qaida
Hezbollah / Hizbullah
Hizballah / Hezbollah
Houthi / Huthi
Daesh / Daish
Taliban / Taleban
Tehreek / Tehrik
Tahrik / Tehreek
Ghazab / Ghazb
Ghazab lil-Haq / Ghazb-ul-Haq
Tehreek-i-Taliban / Tehrik-e-Taliban
Tehreek-e-Insaf / Tehrik-i-Insaf
Jamaat-ul-Ahrar / Jamaat ul Ahrar
Lashkar-e-Taiba / Lashkar-i-Tayyiba
Jaish-e-Mohammed / Jaish-i-Muhammad
Abdul Rahman / Abdur Rehman
Al-Shabaab / al Shabab
Boko Haram / Boko Haraam
Koran / Quran
Mecca / Makkah
Medina / Madinah
Ramadan / Ramazan
Peshawar / Peshawer
Kandahar / Qandahar
Balochistan / Baluchistan
Baloch / Baluch
Pashtun / Pashtoon
Quetta / Kwetta
Tehran / Teheran
Isfahan / Esfahan
Mashhad / Meshed
Fallujah / Falluja
Mosul / Mossul
Idlib / Edlib
Homs / Hims
Sanaa / Sana'a
Aden / Adan
Benghazi / Bengazi
Misrata / Misratah
Darfur / Darfour
Mogadishu / Mogadiscio
Kyiv / Kiev
Odesa / Odessa
Kharkiv / Kharkov
Zelensky / Zelenskyy
Zelenskiy / Zelensky
Lukashenko / Lukashenka
Yeltsin / Jeltsin
Sergei / Sergey
Dmitry / Dmitri
Aleksandr / Alexander
Aleksei / Alexey
Mikhail / Michail
Tchaikovsky / Chaikovsky
Milosevic / Milošević
Aurangzeb / Aurangzaib
Erdogan / Erdoğan
Uyghur / Uighur
Kashgar / Qashgar
Xinjiang / Sinjiang
Kathmandu / Katmandu
Dhaka / Daka
Chittagong / Chattogram
Yangon / Rangoon
Macao / Macau
Rumania / Romania
Zimbabwe / Zimbabve
Timbuktu / Timbuctoo
Marrakesh / Marrakech
Uzbekistan / Özbekistan
Kirghizstan / Kyrgyzstan
Turkmenistan / Turkmenestan
Cairo / Kairo
Farouk / Farooq
Faruq / Farouk
Qasim / Kassem
Soleimani / Suleimani
Sulaimani / Soleimani
Nasrallah / Nasrollah
Mustafa / Moustafa
Zawahiri / Zawahri
Путин / Putin
Timbuktu / Tombouctou
Ouagadougou / Wagadugu
Iyad Ag Ghali / Iyad Agh Ghaly
Tuareg / Touareg
Kidal / Kidaal
Djibo / Jibo
Ansaroul Islam / Ansarul Islam
Amadou Kouffa / Amadou Koufa
Dzhokhar / Djokhar
Kadyrov / Kadyrow
Pashinyan / Pashinian
Saakashvili / Saakachvili
Nagorno-Karabakh / Nagorny Karabakh
Stepanakert / Stepanakerd
Nakhchivan / Nakhichevan
Aliyev / Aliev
Tokayev / Tokaev
Nazarbayev / Nazarbaev
Japarov / Zhaparov
Dushanbe / Duschanbe
Rahmon / Rakhmon
Qyzylorda / Kyzylorda
Fergana / Ferghana
Berdimuhamedow / Berdymukhamedov
Izetbegovic / Izetbegović
Djokovic / Đoković
Prishtina / Pristina
Srebrenica / Srebrenitza
Thaci / Thaçi
Tigray / Tigrai
Mekelle / Mek'ele
Mogadishu / Muqdisho
Al-Shabaab / al-Shabab
Kismayo / Kismaayo
Hargeisa / Hargeysa
Oromia / Oromiyaa
Hassan Sheikh Mohamud / Xasan Sheekh Maxamuud
Deir ez-Zor / Dayr al-Zawr
Latakia / Lattakia
Quneitra / Kuneitra
Nasrallah / Nasralla
Daraa / Dara'a
Suwayda / Sweida
Tirana / Tirane
Podgorica / Podgoritsa
Radovan Karadzic / Radovan Karadžić
Vojislav Seselj / Vojislav Šešelj
Mitrovica / Mitrovicë
Dzhambul / Jambyl
Lukashuk / Lukaschuk
Zhanaozen / Janaozen
Sooronbay / Sooronbai
Niyazow / Niyazov
Issyk-Kul / Ysyk-Kol
Khodjaly / Khojali
Zangezur / Zangazur
Kocharyan / Kocharian
Zourabichvili / Zurabishvili
Abkhazia / Abkhaziya
Djibouti / Jibuti
Afwerki / Afewerki
Beledweyne / Beletweyne
Lalibela / Lalibella
Gonder / Gondar
Agadez / Agades
Menaka / Ménaka
Barkhane / Barkane
Goita / Goïta
Tchiani / Tiani
Raqqa / Rakka
Manbij / Menbij
Qamishli / Kamishly
Jumblatt / Joumblatt
Baalbek / Baalbeck
Ain al-Hilweh / Ein el-Helweh
Jolani / Julani
Golani / Jolani
Sirajuddin Haqqani / Serajuddin Haqani
Lashkar Gah / Lashkargah
Khyber Pakhtunkhwa / Khaibar Pakhtoonkhwa
Jalalabad / Jelalabad
Hibatullah Akhundzada / Haibatullah Akhunzada
Bhubaneswar / Bhubaneshwar
Gulbuddin Hekmatyar / Golboddin Hikmatyar
Qatif / Al Kateef
Saad Hariri / Sa'ad al-Hariri
Abdel Fattah al-Burhan / Abdulfattah Burhan
Khartoum / Khartum
El Fasher / Al-Fashir
Hodeidah / Al Hudaydah
Abdelmadjid Tebboune / Abd al-Majid Tabbun
Laayoune / El Aaiún
Gaddafi / Qadhafi
Ahmed al-Sharaa / Ahmad al-Shara
Hemedti / Hemeti
Mohammed bin Zayed / Muhammad bin Zayid
Janjaweed / Janjawid
Kais Saied / Qais Saïed
Khamenei / Khamenai
Pezeshkian / Pezeshkiyan
Sistan-Baluchestan / Sistan-Balochistan
Araghchi / Araqchi
Diyarbakır / Diyarbekir
Peshmerga / Pêşmerge
Qamishli / Kamışlı
Assimi Goïta / Asimi Goita
Ndjamena / N'Djamena
Tinzaouaten / Tin Zaouatine
Iyad Ag Ghaly / Iyad Ag Ghali
Al-Shabaab / Ash-Shabab
Oromia / Oromiya
Mekelle / Mekele
Isaias Afwerki / Isayas Afewerki
Aleksandar Vučić / Alexander Vucic
Zoran Đinđić / Zoran Djindjic
Nagorno-Karabakh / Nagorny Karabagh
Ilham Aliyev / İlham Əliyev
Ramzan Kadyrov / Ramsan Kadirow
Kassym-Jomart Tokayev / Qasym-Zhomart Toqaev
Mirziyoyev / Mirziyoev
Yevgeny Prigozhin / Evgueni Prigojine
Mao Zedong / Mao Tse-tung
Hsinchu / Xinzhu
Pyongyang / P'yŏngyang
Tatmadaw / Tatmataw
Yitzhak Rabin / Itzhak Rabin
Nangarhar / Ningrahar
Mullah Yaqoob / Molla Yaqub
Lashkar-e-Taiba / Lashkar-i-Toiba
Ashraf Ghani / Ashraf Ghanee
Ismail Haniyeh / Isma'il Haniya
Muqtada al-Sadr / Moqtada Sadr
Khalifa Haftar / Khalifa Hifter
Ramallah / Ram Allah
Hadhramaut / Hadramawt
Omdurman / Umm Durman
Dhofar / Zufar
Nouri al-Maliki / Nuri Maliki
Abdelaziz Bouteflika / Abd al-Aziz Butafliqa
Benghazi / Banghazi
Qasem Soleimani / Ghassem Suleimani
Kermanshah / Kirmanshah
Basij / Baseej
Abdullah Öcalan / Abdulla Ocalan
Sulaymaniyah / Slemani
Puntland / Buntland
Baidoa / Baydhabo
Galmudug / Galmudugh
Debretsion / Debretsyon
Adigrat / Addigrat
Gjakova / Đakovica
Tskhinvali / Cchinvali
Saakashvili / Saakaschwili
Volodymyr / Wolodymyr
Zaporizhzhia / Zaporozhye
Deng Xiaoping / Teng Hsiao-p'ing
Kim Jong-il / Gim Jeong-il
Benjamin Netanyahu / Binyamin Netanyahou
Kostiantynivka / Kostyantynivka
Chasiv Yar / Chasov Yar
Kupiansk / Kupyansk
Avdiivka / Avdeevka
Vuhledar / Ugledar
Huliaipole / Hulyaipole
Zaporizhzhia / Zaporizhia
Mykolaiv / Mykolayiv
Valerii Zaluzhnyi / Valery Zaluzhny
Oleksandr Syrskyi / Oleksandr Syrsky
Andrii Yermak / Andriy Yermak
Volodymyr Zelenskyy / Volodymyr Zelensky
Sergei Shoigu / Sergey Shoygu
Yevgeny Prigozhin / Evgeny Prigozhin
El Obeid / Al-Ubayyid
Mohamed Hamdan Dagalo / Mohammed Hamdan Daglo
Abdel Fattah al-Burhan / Abdelfattah al-Burhan
El Geneina / Al-Junaina
Wad Madani / Wad Medani
Deir ez-Zor / Deir al-Zour
Qamishli / Kamishli
Hayat Tahrir al-Sham / Hay'at Tahrir al-Sham
Abu Mohammed al-Golani / Abu Mohammad al-Jolani
Idlib / Idleb
Hodeidah / Hudaydah
Marib / Ma'rib
Abdul-Malik al-Houthi / Abdulmalik al-Huthi
Khan Younis / Khan Yunis
Beit Hanoun / Bayt Hanun
Jabalia / Jabaliya
Yahya Sinwar / Yehya al-Sinwar
Nuseirat / Nusseirat
Mohammed Deif / Muhammad Dayf
Myawaddy / Myawadi
Kyaukphyu / Kyaukpyu
Hpakant / Phakant
Abdourahamane Tchiani / Abdourahmane Tiani
Tehreek-e-Taliban / Tehrik-i-Taliban
Shehbaz Sharif / Shahbaz Sharif
Lashkar-e-Taiba / Lashkar-e-Tayyiba
Sirajuddin Haqqani / Serajuddin Haqqani
Kunduz / Konduz
Lyman / Liman
Bakhmut / Bakhmout
Borova / Borovaya
Hostomel / Gostomel
Soledar / Solidar
Denys Shmyhal / Denis Shmygal
Rustem Umerov / Roustem Oumerov
Valery Gerasimov / Valeriy Herasymov
Sumy / Soumy
Krynky / Krinki
Port Sudan / Bur Sudan
Malik Agar / Malek Aggar
Abdelaziz al-Hilu / Abdul Aziz al-Hillu
Minni Minnawi / Mini Minawi
Kadugli / Kadogli
Hasakah / Hassakeh
Tartus / Tartous
Asaad al-Shaibani / Asad al-Shaybani
Murhaf Abu Qasra / Marhaf Abu Qasra
Aidarous al-Zubaidi / Aydarus al-Zubaydi
Mokha / Al-Makha
Sheikh Radwan / Sheikh Ridwan
Shuja'iyya / Shejaiya
Nur Wali Mehsud / Noor Wali Mahsud
Hafiz Gul Bahadur / Hafez Gulbahadur
Maungdaw / Maung Daw
Amir Khan Muttaqi / Ameer Khan Motaqi
Sarajuddin / Siraj-ud-Din
`)

/** Different names that a careless comparison would take for one. */
export const differentNames = pairs(`
Niger / Nigeria
Iran / Iraq
Austria / Australia
Mali / Malawi
Slovakia / Slovenia
Colombia / Columbia
Gambia / Zambia
Guinea / Guyana
Mauritius / Mauritania
Dominica / Dominican
Korea / Kenya
Chad / China
Oman / Amman
Jordan / Gordon
Georgia / Gloria
Hamas / Hama
Hamid / Hamad
Hamid / Ahmed
Hassan / Hussein
Mahmoud / Muhammad
Karim / Karam
Karim / Kerman
Jamal / Jamil
Salim / Salam
Salman / Suleiman
Rashid / Rashad
Khalid / Khalil
Nasir / Nazir
Nasser / Nasrin
Amir / Omar
Amr / Omar
Umar / Amara
Bashar / Bashir
Munir / Manar
Munir / Minor
Imran / Iran
Imran / Omran
Sharif / Shafi
Sharif / Sharma
Zardari / Zarqawi
Nawaz / Niaz
Asim / Azam
Asif / Yusuf
Asad / Asif
Assad / Saud
Abbas / Abbasi
Aziz / Azhar
Bilal / Jalal
Faisal / Fazal
Farid / Fahd
Ghani / Guinea
Habib / Habash
Haqqani / Hakan
Zahir / Tahir
Ismail / Smiley
Javed / Jawad
Kabul / Kabila
Kandahar / Kandy
Karachi / Karaj
Kashmir / Kashgar
Lahore / Lahij
Latif / Latvia
Mehdi / Modi
Mosul / Mosel
Multan / Sultan
Mumbai / Dubai
Kamran / Kamal
Peshawar / Peshmerga
Punjab / Panjshir
Qatar / Qadir
Quetta / Qatif
Rawalpindi / Rawalakot
Saleh / Sahel
Wahid / Zahid
Sanaa / Sinai
Shiraz / Shirin
Sindh / Sinai
Somalia / Somaliland
Sudan / Saddam
Swat / Sweden
Syria / Serbia
Tajik / Tarik
Taliban / Talabani
Tariq / Turki
Tehran / Tirana
Tehreek / Turkic
Tahir / Tariq
Arif / Asif
Turkey / Turkmen
Wardak / Warsaw
Yemen / Yamin
Zahir / Zohra
Zia / Zaha
Kiev / Kivu
Kharkiv / Kherson
Donetsk / Dnipro
Luhansk / Lutsk
Waqar / Wakil
Putin / Patten
Putin / Rasputin
Medvedev / Medvedchuk
Paktia / Paktika
Ivanov / Ivanisevic
Orban / Urbino
Macron / Micron
Merkel / Markle
Scholz / Schultz
Johnson / Johnston
Sanders / Sandals
Biden / Baden
Obama / Osama
Trump / Tromp
Clinton / Clayton
Bush / Busch
Paris / Peres
London / Linden
Berlin / Merlin
Vienna / Vietnam
Prague / Praia
Lisbon / Lesbos
Dublin / Durban
Geneva / Genoa
Havana / Ghana
Lima / Lomé
Quito / Kyoto
Lagos / Laos
Accra / Akram
Benin / Berlin
Chechnya / China
Tigray / Tigris
Darfur / Dakar
Congo / Kenya
Rwanda / Uganda
Houthi / Hutu
Hutu / Tutsi
Ghazab / Ghazni
Haqqani / Hassani
Haq / Hajj
Lashkar / Lancaster
Jaish / Josh
Niger / Nigel
Gao / Gaza
Mopti / Moti
Kidal / Kindle
Bamako / Bamberg
Segou / Seoul
Traore / Trace
Damiba / Zamboanga
Sarajevo / Saraj
Serbia / Siberia
Kosovo / Kosinov
Vucic / Vukic
Zagreb / Zabreh
Kurti / Kurdi
Dodik / Dodge
Osh / Oslo
Batken / Batumi
Bishkek / Bishop
Khujand / Khojaly
Termez / Temirtau
Mirziyoyev / Medvedev
Aleppo / Aleppey
Homs / Hormuz
Hama / Hamas
Tripoli / Tivoli
Sidon / Sydney
Tyre / Tyra
Tbilisi / Tiraspol
Ganja / Gansu
Sukhumi / Sumy
Shusha / Shasha
Lachin / Latchi
Grozny / Grodno
Asmara / Samara
Assab / Aswan
Afar / Afrin
Amhara / Ankara
Garowe / Garoua
Berbera / Barbara
Isaias / Isaac
Abiy / Abu
Kosova / Kostava
Bosnia / Boston
Mostar / Master
Pec / Peja
Skopje / Scope
Tuzla / Tesla
Rama / Roma
Rahmon / Raymond
Tashkent / Tashkurgan
Naryn / Nairn
Samarkand / Samaria
Andijan / Andaman
Gyumri / Gumi
Yerevan / Ararat
Gori / Gora
Baku / Bako
Marib / Maribor
Tartus / Tortosa
Idlib / Edlin
Raqqa / Racha
Tyre / Tyrol
Beirut / Beirat
Nablus / Nabeul
Jibril / Jubail
Awash / Awaza
Jijiga / Jinja
Harar / Harare
Baidoa / Baidu
Bosaso / Bosasi
Keita / Kita
Diffa / Jaffa
Zinder / Zander
Tahoua / Tahiti
Swat / Swabi
Imran Khan / Irfan Khan
Shehbaz / Shahnaz
Balkh / Baluch
Aden / Adana
Basra / Bosra
Rafah / Raqqa
Marib / Maghreb
Taiz / Taif
Saeed / Sayyid
Samir / Amir
Raisi / Rezaei
Zanjan / Zahedan
Isfahan / Isfara
Konya / Kenya
Mardin / Martin
Gao / Goa
Togo / Tonga
Maradi / Mardi
Amhara / Asmara
Bale / Bali
Gedo / Gedi
Farmajo / Formosa
Slovenia / Slavonia
Milošević / Milojević
Chechnya / Czechia
Batumi / Badami
Sukhumi / Sukhoi
Astana / Astara
Aktau / Atyrau
Budanov / Bogdanov
Omsk / Tomsk
Kursk / Irkutsk
Lviv / Kyiv
Hunan / Henan
Shanxi / Shaanxi
Hebei / Hubei
Li Qiang / Li Keqiang
Wang Yi / Wang Yu
Incheon / Icheon
Kim Jong Un / Kim Jong Nam
Kachin / Kuching
Ramla / Ramallah
Gantz / Katz
Kunar / Kandahar
Ghazni / Ghani
Zabul / Kabul
Quetta / Quito
Chitral / Central
Lahore / Lahaul
Sidon / Sudan
Zawiya / Zabid
Hajjah / Haji
Haditha / Hodeidah
Kassala / Kampala
Rabat / Robat
Mousavi / Moussa
Khatami / Khamenei
Qeshm / Qom
Arak / Iraq
Sivas / Sirnak
Afrin / African
Tahoua / Tahoe
Tillaberi / Tilbury
Agadez / Agadir
Wollo / Wolof
Bosaso / Basso
Kosovo / Kozlovo
Abkhaz / Abbas
Gori / Goris
Talas / Taraz
Rustamov / Rustavi
Mariupol / Melitopol
Bakhmut / Bakhchisaray
Orsk / Omsk
Chengdu / Changde
Taizhou / Taipei
Busan / Bhutan
Karen / Korean
Ashdod / Ashkelon
Netanya / Netanyahu
Pokrovsk / Pokrovske
Kurakhove / Kurakhivka
Lyman / Lymanske
Andriivka / Avdiivka
Kostiantynivka / Kostiantynopil
Hrodivka / Horlivka
Krasnohorivka / Krasnohrad
Makiivka / Mariinka
Ivanivske / Ivanivka
Verbove / Verkhove
Bilohorivka / Bilohirka
Terny / Torske
Novohrodivka / Novomykhailivka
Petropavlivka / Petrivka
Abdel Fattah al-Burhan / Omar al-Bashir
El Fasher / El Fula
Kosti / Kutum
Dilling / Dalami
Mohamed Hamdan Dagalo / Abdelrahim Hamdan Dagalo
Bashar al-Assad / Maher al-Assad
Tal Abyad / Tal Tamr
Homs / Hama
Mayadin / Madaya
Saraqib / Sarmada
Manbij / Menagh
Saada / Sanaa
Abyan / Aden
Ahmed Ali Saleh / Ali Abdullah Saleh
Beit Lahia / Beit Hanoun
Yahya Sinwar / Mohammed Sinwar
Maghazi / Mawasi
Ismail Haniyeh / Ismail Qaani
Kayah / Kayin
Maungdaw / Mindat
Kyaukme / Kyaukphyu
Hpakant / Hpa-an
Namhkan / Namtu
Ansar Dine / Ansarul Islam
Kaya / Kati
Djibo / Dori
Nawaz Sharif / Shehbaz Sharif
Lashkar-e-Jhangvi / Lashkar-e-Islam
Bannu / Buner
Kunduz / Kunar
Sirajuddin Haqqani / Jalaluddin Haqqani
Badghis / Baghlan
Farah / Faryab
Stepne / Stepove
Novopavlivka / Novopokrovka
Lyman / Lysychansk
Siversk / Svatove
Ocheretyne / Ocheretuvate
Zelene Pole / Zelenyi Hai
Kamianka / Kamianske
Mala Tokmachka / Mala Danylivka
Orikhiv / Orlivka
Denys Shmyhal / Denys Shmyhailo
Nyala / Nyertiti
El Daein / El Damazin
Babanusa / Barbar
Jabal Marra / Jabal Moya
Tartus / Talkalakh
Daraa / Darayya
Harasta / Harim
Suhail / Sahil
Abdul-Malik al-Houthi / Hussein al-Houthi
Khaled Meshaal / Khalil al-Hayya
Deir al-Balah / Deir Yassin
Rafah / Raffat
Hafiz Saeed / Hafiz Hamdullah
Mullah Yaqoob / Mullah Baradar
Mindat / Minbya
Moe Bye / Mobwe
Gossi / Gorom
Menaka / Meknes
`)

function pairs(table: string): (readonly [string, string])[] {
  return table
    .trim()
    .split('\n')
    .map(line => {
      const [left = '', right = ''] = line.split(' / ')
      return [left, right] as const
    })
}

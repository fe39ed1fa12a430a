/** Words beside which a number counts victims, by language. */
export const tollWords: Readonly<Record<string, string>> = {
  en:
    'kill killed killing dead die died dies death deaths bodies wound wounded wounding injured injuring injuries hurt drown drowned missing lost ' +
    'abduct abducted kidnapped taken hostages prison jail jailed sentenced arrested magnitude swept martyred',
  fr: 'tué tués tuées tuant mort morts mortes décès blessé blessés blessées noyés disparus enlevés otages prison arrêtés magnitude victimes corps',
  es: 'muerto muertos muertas muerte mató murieron heridos heridas ahogados desaparecidos secuestrados rehenes prisión cárcel detenidos magnitud víctimas cadáveres',
  pt: 'morto mortos mortas morte morreram feridos feridas afogados desaparecidos sequestrados reféns prisão cadeia detidos presos magnitude vítimas corpos',
  it: 'morto morti uccisi uccise vittime feriti ferite annegati dispersi rapiti ostaggi carcere arrestati magnitudo',
  de: 'tot tote toten getötet starben gestorben todesopfer leichen verletzt verletzte verletzten ertrunken vermisst vermisste entführt geiseln haft festgenommen stärke',
  ru: 'погибли погиб погибших погибшие убиты убит убитых жертв жертвами ранены раненых пострадали пострадавших пропали похищены заложников лет задержаны магнитудой',
  ar: 'قتل قتيلا قتلى مقتل مصرع ضحايا وفاة جريحا جرحى إصابة أصيب مفقودين مفقودا خطف مختطفين رهائن سجن اعتقال بقوة',
  ur: 'ہلاک ہلاکتیں جاں جاںبحق شہید قتل زخمی لاشیں لاپتہ اغوا یرغمال قید گرفتار شدت',
}

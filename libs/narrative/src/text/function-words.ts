const words = (list: string): string[] => list.split(" ");

/** The commonest function words of each language in Latin script, by ISO 639-1 code. Apostrophes end a word. */
const FUNCTION_WORDS: Readonly<Record<string, string[]>> = {
  en: words(
    "the of and to a in is it was that he she you i his her him my your our their they we us them me with for on at by from as but not be been were are am have has had do does did will would could should can may might must shall this these those which who whom what when where why how there here then than if or so no nor all out up down into upon about over after before again very any some such only now said says went came thing its an let don didn wasn isn couldn wouldn won ll ve re thou thy thee hath doth too just like one never asked cried replied",
  ),
  de: words(
    "der die das und ist nicht ein eine einen einem einer ich du er sie es wir ihr mit auf für von zu den dem des im am war hatte sich auch als aber wie wenn dann noch nur nach bei aus um so was wer wo da doch mich dich mir dir ihn ihm sein seine ihre hat habe sind wird werden kann konnte sagte dass daß über durch zum zur vor schon sehr nun man",
  ),
  fr: words(
    "le la les un une des du de et est pas je tu il elle nous vous ils elles ne que qui quoi dans sur avec pour par ce cette ces son sa ses mon ma mes ton au aux en se me te lui leur mais ou où donc comme plus était avait fut dit bien tout y si sans sous être avoir fait c l d j n s qu",
  ),
  es: words(
    "el la los las un una unos y es no de del en que a con por para se su sus lo le les me te mi tu yo él ella nosotros ellos pero como más si sí cuando donde había era fue está muy ya todo este esta eso esa al o sin sobre hasta porque qué dijo ni nos",
  ),
  it: words(
    "il lo la i gli le un una uno e è non di del della dei delle che in con per da al alla nel nella si ci mi ti suo sua suoi mio mia io tu lui lei noi voi loro ma come più se quando dove era aveva fu disse questo questa quello anche o ed ad perché poi dal sul chi sono molto",
  ),
  pt: words(
    "o a os as um uma e é não de do da dos das em no na nos nas que com por para se seu sua seus eu tu ele ela nós eles mas como mais quando onde havia era foi está muito já este esta isso ao à ou sem sobre até porque disse nem lhe me te ser pelo pela",
  ),
  nl: words(
    "de het een en is niet van in op met voor te dat die ik je jij hij zij ze we wij was had zijn haar hem mijn maar als ook er aan om bij uit naar door over dan nog wel zo wat wie waar toen zei heeft hebben werd worden kon geen dit deze of tot al onder hun",
  ),
  da: words(
    "og det en et i at den der de til på af med for ikke er var jeg du han hun vi som har havde sig sin sit men om så da nu ud op fra man kunne ville skulle sagde mig dig ham hende min din eller hvor hvad også ind meget over her efter blev",
  ),
  no: words(
    "og det en et i å at den som de til på av med for ikke er var jeg du han hun vi har hadde seg sin sitt men om så da nå ut opp fra kunne ville skulle sa meg deg ham henne min din eller hvor hva også inn mye over her etter ble",
  ),
  sv: words(
    "och det en ett i att den som de till på av med för inte är var jag du han hon vi har hade sig sin sitt men om så då nu ut upp från kunde ville skulle sade mig dig honom henne min din eller där vad också in mycket över här efter blev",
  ),
  fi: words(
    "ja on ei se hän oli että ne me te he minä sinä mutta kun niin kuin myös jos tai joka mitä hänen minun sen nyt vain sitten olla olen ovat olisi tämä siitä vielä jo mikä kaikki sanoi",
  ),
  pl: words(
    "i w na nie się z do to że jest był była było a o jak ale po co tak za od jego jej ich go mu mnie ja ty on ona my oni przez dla czy tylko już przy gdy który która był powiedział ze by",
  ),
  cs: words(
    "a v na se je že to s z do o i ale jak po co tak za od by byl byla bylo jeho její jsem si mu ho mě já ty on ona my oni pro který která když už jen ještě nebo jako řekl není ve ke",
  ),
  hu: words(
    "a az és nem hogy is egy van volt meg de ő én te mi ti ők csak már még mint ha el ki be fel le mert azt ezt ez úgy igen nagy mondta vagy neki",
  ),
  ro: words(
    "și şi în de la cu nu că un o pe se din este era a al ai ale lui ei mai ce pentru care dar sau el ea noi eu tu am fost avea ca prin când după spuse",
  ),
  tr: words(
    "ve bir bu da de ne için ile o ben sen biz siz çok gibi daha ama var yok dedi olarak sonra kadar her değil mi mı ki şey en onun bana sana diye",
  ),
  la: words(
    "et in est non ad cum ut qui quae quod sed ex de si per nec esse sunt erat ab hoc eius enim autem atque aut me te se quo tam iam quam",
  ),
  ca: words(
    "el la els les un una i és no de del dels en que a amb per se seu seva ho li em et jo ell ella però com més si quan on havia era fou molt ja aquest aquesta al o sense va dir",
  ),
};

/** For each word its weight in each language. A word that several languages share says less about each of them. */
export const WEIGHTS: ReadonlyMap<string, ReadonlyMap<string, number>> = (() => {
  const owners = new Map<string, Set<string>>();
  for (const [language, list] of Object.entries(FUNCTION_WORDS))
    for (const word of list) owners.set(word, (owners.get(word) ?? new Set()).add(language));
  return new Map(
    [...owners].map(([word, languages]) => [
      word,
      new Map([...languages].map((language) => [language, 1 / languages.size])),
    ]),
  );
})();

export const hasFunctionWords = (language: string): boolean => language in FUNCTION_WORDS;

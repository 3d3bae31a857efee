import { wordSet, wordTable } from "./words.ts";

/** Nouns for roles of characters in other languages, coded as in roles.ts. */
export const FOREIGN_ROLES: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  de: wordTable(`
far: königin kaiserin prinzessin königstochter magd bäuerin müllerin wirtin hirtin gräfin
mar: könig kaiser prinz königssohn jäger bauer müller schneider schuster schmied wirt hirt hirte graf fürst ritter soldat räuber dieb diener knecht koch bäcker fischer arzt doktor pfarrer richter meister herr geselle holzhacker
fak: mutter frau schwester tante stiefmutter schwiegermutter
mak: vater mann bruder onkel schwager
fok: großmutter
mok: großvater
fyk: tochter stieftochter
myk: sohn
fcp: mädchen
mcp: junge knabe bub
ucp: kind
fap: jungfrau dame braut alte weib
map: bräutigam alter jüngling bursche
fas: hexe fee nixe
mas: riese zwerg teufel zauberer
oub: wolf fuchs bär löwe hund katze kater maus ratte hase frosch kröte vogel rabe eule adler hahn henne huhn gans ente schwan taube pferd esel kuh ochse schaf ziege geiß geißlein bock schwein igel fisch schlange biene ameise spinne
`),
  fr: wordTable(`
far: reine princesse servante bergère comtesse
mar: roi prince chasseur meunier tailleur comte chevalier soldat voleur valet médecin curé maître marquis
fak: mère femme sœur tante belle-mère
mak: père mari frère oncle
fok: grand-mère
mok: grand-père
fyk: fille
myk: fils
mcp: garçon
ucp: enfant
fap: dame vieille
map: homme vieillard monsieur
fas: fée sorcière
mas: géant nain diable ogre
oub: loup renard ours lion chien chat souris rat lièvre grenouille oiseau corbeau hibou aigle coq poule oie canard cheval âne vache bœuf mouton chèvre cochon serpent abeille fourmi cigale
`),
  es: wordTable(`
far: reina princesa criada pastora condesa
mar: rey príncipe cazador molinero sastre conde caballero soldado ladrón criado médico cura amo
fak: madre esposa mujer hermana tía madrastra
mak: padre esposo marido hermano tío
fok: abuela
mok: abuelo
fyk: hija
myk: hijo
fcp: niña muchacha
mcp: niño muchacho
fap: señora vieja
map: hombre señor viejo
fas: bruja hada
mas: gigante enano diablo
oub: lobo zorro zorra oso león perro gato ratón liebre rana pájaro cuervo búho águila gallo gallina ganso pato caballo burro vaca buey oveja cabra cerdo serpiente abeja hormiga
`),
};

/** Articles and possessives before such nouns. */
export const FOREIGN_DETERMINERS: Readonly<Record<string, ReadonlySet<string>>> = {
  de: wordSet(
    "der die das den dem des ein eine einen einem einer eines sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer mein meine meinen dein deine",
  ),
  fr: wordSet("le la les un une des l son sa ses mon ma mes ton ta tes notre votre leur ce cet cette"),
  es: wordSet("el la los las un una su sus mi mis tu tus este esta aquel aquella"),
};

/** Indefinite articles, which introduce a new character. */
export const FOREIGN_FRESH = wordSet("ein eine einen einem einer un une una");

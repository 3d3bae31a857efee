import { wordTable } from "./words.ts";

/**
 * Nouns for roles of characters. The key's first letter is the gender (f, m, o: a creature or thing that acts, u:
 * unknown). The second is the age (c child, y young, a adult, o old, u unknown). The third is the kind (k kin, r role,
 * p plain person, b beast, s spirit or thing that speaks).
 */
export const ROLES = wordTable(`
fak: mother wife mamma mama stepmother step-mother sister-in-law mother-in-law daughter-in-law aunt godmother stepsister step-sister
fuk: sister daughter niece stepdaughter step-daughter granddaughter grand-daughter
fok: grandmother granny grandma grandmamma
mak: father husband papa stepfather step-father uncle godfather brother-in-law father-in-law son-in-law
muk: brother son nephew stepson step-son grandson
mok: grandfather grandpa grandsire
uuk: cousin twin spouse orphan
uck: child baby infant babe
fap: woman lady gentlewoman housewife widow
fyp: girl maiden maid lass damsel bride schoolgirl heroine wench virgin lassie
fop: crone hag
map: man gentleman fellow guy chap hero
myp: lad youth bridegroom
mcp: boy urchin schoolboy ladkin
uup: stranger friend visitor guest traveller traveler passenger neighbour neighbor lover enemy rival companion speaker somebody beggar pilgrim wanderer fool villain prisoner captive child
far: queen duchess countess empress governess nurse housekeeper housemaid milkmaid chambermaid landlady mistress hostess actress waitress seamstress laundress nun abbess priestess nursemaid washerwoman charwoman fishwife fisherwoman sorceress enchantress matron
fyr: princess dairymaid goose-girl goosegirl
mar: king emperor duke earl count baron lord knight squire monk friar abbot priest parson vicar bishop butler footman coachman postman policeman fisherman woodman woodsman woodcutter wood-cutter huntsman ferryman miller master landlord headsman nobleman horseman countryman workman watchman clergyman tradesman milkman salesman sultan caliph vizier rajah mikado khan czar tsar headman warrior sheikh
myr: prince page apprentice shepherd-boy goatherd swineherd
uar: doctor physician surgeon lawyer attorney judge magistrate captain colonel major general sergeant lieutenant corporal soldier sailor officer inspector detective constable sheriff policeman jailer gaoler teacher schoolmaster professor tutor scholar student clerk merchant tailor shoemaker cobbler blacksmith smith carpenter baker butcher cook innkeeper farmer peasant shepherd hunter robber thief burglar pirate servant waiter porter driver conductor guard messenger minister secretary president governor mayor chief chieftain poet painter artist musician fiddler piper drummer singer dancer juggler author editor reporter sculptor potter weaver spinner dyer tinker pedlar peddler barber gardener groom jester fisher sentinel sentry gatekeeper executioner gambler usurer miser counsellor ambassador herald hermit philosopher astrologer magician apothecary undertaker curate missionary banker engineer miner builder mason goldsmith jeweller tanner ploughman commander pilot boatman mate skipper steward host treasurer chamberlain courtier slave foreman keeper admiral commodore rector dean senator marshal
fas: witch fairy mermaid goddess nymph ogress giantess siren
mas: wizard giant ogre dwarf devil sorcerer troll genie
uas: ghost spirit goblin elf imp gnome demon angel god monster dragon brownie pixie fiend troll phantom sprite
oub: fox wolf bear lion tiger cat dog mouse rat rabbit hare frog toad bird crow raven owl eagle hawk sparrow swallow stork crane swan goose duck hen cock rooster chicken turkey peacock parrot pigeon dove robin wren nightingale lark magpie donkey ass mule horse pony mare cow ox bull calf sheep lamb ram goat kid pig hog sow monkey ape elephant camel deer stag doe hind leopard panther jackal hyena snake serpent tortoise turtle crocodile alligator lizard fish salmon whale shark dolphin crab lobster bee ant wasp fly spider butterfly caterpillar grasshopper cricket beetle snail worm mole hedgehog badger otter beaver squirrel weasel seal bat puppy kitten pup hound spaniel terrier bulldog poodle colt foal gander drake duckling cub heron pike trout carp buffalo kangaroo opossum possum coyote raccoon wildcat lynx unicorn phoenix griffin gryphon
fub: lioness tigress vixen ewe she-bear she-wolf
oas: sun moon wind snowman scarecrow mirror statue
`);

/** Plural role nouns that are not formed with -s. */
export const PLURAL_ROLES = wordTable(`
woman: women
lady: ladies
man: men
gentleman: gentlemen
fisherman: fishermen
policeman: policemen
huntsman: huntsmen
child: children
mouse: mice
goose: geese
ox: oxen
wolf: wolves
wife: wives
thief: thieves
elf: elves
dwarf: dwarfs dwarves
calf: calves
fairy: fairies
baby: babies
robber: robbers
person: people folk folks
parent: parents
witch: witches
fox: foxes
sheep: flock
soldier: army
servant: servants
`);

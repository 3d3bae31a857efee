import { wordTable } from "./words.ts";

/** Words for Plutchik's emotions as stories use them, written for this project; stems match their inflections. */
export const EMOTION_WORDS = wordTable(`
joy: joy joyful joyfully joyous happy happily happiness glad gladly gladness merry merrily merriment cheerful cheerfully cheer delight delighted delightful pleased pleasure laugh laughed laughing laughter smile smiled smiling rejoice rejoiced rejoicing bliss blissful content contented jolly gay gaily gaiety festive feast feasted wedding celebrate celebrated danced dancing sang singing amused amusement enjoy enjoyed beautiful lovely wonderful splendid treasure gold golden reward rewarded saved rescued recovered married kiss kissed embraced blessing blessed sunshine fortunate prosperous won victory triumph
trust: trust trusted trusting faith faithful faithfully loyal loyalty true truly honest honestly honesty friend friends friendly friendship promise promised promises believe believed belief rely relied safe safely safety protect protected protection kind kindly kindness gentle gently devoted devotion grateful gratitude thank thanked thanks honour honoured respect respected sincere help helped helping helper care cared comfort comforted brother sister love loved loving beloved dear pledge vow obey obeyed obedient confide confidence welcome forgive forgave pardon
fear: fear feared fearful afraid fright frightened frightening frighten terror terrified terrible terribly horror horrible horrified horrid dread dreaded dreadful dreadfully alarm alarmed panic scared scare trembled trembling tremble shudder shuddered shaking danger dangerous peril perilous threat threatened threatening anxious anxiously anxiety worry worried uneasy nervous nervously pale ghost monster dragon witch wolf giant devour devoured kill killed murder murdered death deadly die dying flee fled hide hid escape escaped scream screamed shriek shrieked dark darkness nightmare trap trapped
surprise: surprise surprised surprising suddenly sudden astonished astonishment astonishing amazed amazement amazing wonder wondered wondering marvel marvelled marvellous startled unexpected unexpectedly strange strangely stared bewildered dumbfounded incredible miracle shock shocked lo behold gasped exclaimed curious odd
sadness: sad sadly sadness sorrow sorrowful sorrowfully grief grieved grieve grieving mourn mourned mourning weep wept weeping cry cried crying tears tear sob sobbed sobbing unhappy unhappily miserable misery wretched despair despairing lonely loneliness alone lost loss poor lament lamented woe pity gloomy gloom melancholy broken dead died death buried grave funeral starve starved hungry hunger sick ill pain suffer suffered suffering abandoned forsaken farewell parted hopeless regret regretted sigh sighed disappointed disappointment ruined
disgust: disgust disgusted disgusting loathe loathed loathing loathsome nasty filthy filth foul rotten stink stinking stench ugly hideous vile revolting repulsive horrid dirty dirt slime slimy toad vermin vomit sickening contempt contemptuous scorn scorned scornful despise despised detest detested abominable odious wicked shameful shame worm
anger: anger angry angrily rage raged raging fury furious furiously wrath wrathful mad madly cross enraged indignant indignantly indignation hate hated hatred hateful spite spiteful malice malicious cruel cruelly cruelty quarrel quarrelled fight fought fighting beat beaten beating struck strike attack attacked revenge avenge avenged vengeance scold scolded curse cursed insult insulted offended outrage stormed roared threw envious envy jealous jealousy wicked rascal rogue scoundrel villain wretch thief steal stole stolen punish punished punishment bitter bitterly impatient impatiently annoyed vexed
anticipation: hope hoped hopes hoping hopeful expect expected expecting expectation wait waited waiting await awaited eager eagerly eagerness soon tomorrow to-morrow plan planned planning prepare prepared preparing ready wish wished wishes wishing want wanted desire desired longing longed long curious watch watched watching seek sought search searched look looking journey promise ought must future intend intended resolve resolved determined begin began promise try tried attempt
`);

/** Stirring words, with the weight that each adds to the arousal of its sentence. */
export const AROUSING = wordTable(`
2: suddenly sudden scream screamed shriek shrieked kill killed murder fight fought battle attack attacked furious rage terror terrified horror danger fire burst rushed fled blood struck sword storm thunder war chase chased panic devour devoured
1: ran run running cried shouted shout cry leaped jumped sprang seized threw flew hurried quick quickly swift swiftly loud loudly angry anger afraid frightened fear trembled excited excitement eager wild wildly violent violently beat beating roar roared dance danced laugh laughed joy rejoiced surprise astonished amazed fierce rage hurry escape escaped desperate hate broke broken tore snatched dragged
-1: slept sleep asleep quiet quietly calm calmly peace peaceful peacefully rest rested still gently slowly soft softly silent silently silence weary tired sat lay dreamed dull idle slow
`);

/** Valence on VADER's scale, -4 to 4, of words that have another sense in tales, or that the lexicons lack. */
export const STORY_VALENCE = new Map<string, number>(
  `wolf -0.5|witch -1.6|giant -0.6|devour -2.4|devoured -2.4|eaten -1.5|starve -2.5|starved -2.5|starving -2.6|dearth -2|famine -2.6
  wept -2.1|weep -2|weeping -2|sorrow -2.2|sorrowful -2.2|grief -2.4|grieved -2.2|mourned -2|stepmother -1.2|enchanted 0.3
  bewitched -1.4|drowned -2.6|hanged -2.8|hang -1.5|gallows -2.4|beheaded -3|head 0|cut -0.6|fled -1.3|fell -0.6|lost -1.4|alone -1
  forest -0.3|dark -1|night -0.2|cold -0.6|hungry -1.3|hunger -1.5|thirsty -0.8|poor -1|poverty -1.8|rich 1.2|gold 1|golden 1
  silver 0.7|treasure 1.8|jewels 1.2|wedding 2.7|married 1.8|marry 1.5|bride 1.4|bridegroom 1|feast 2.3|rejoiced 2.5|rejoicing 2.4
  happily 2.6|contented 1.7|delivered 1.2|rescued 1.8|saved 1.8|restored 1.5|recovered 1.3|reward 1.9|rewarded 1.9|kingdom 0.6
  crown 0.8|princess 0.9|prince 0.9|beautiful 1.8|beauty 2|fairest 2|merry 2.2|merrily 2.2|sang 1|danced 1.9|kissed 1.8|embraced 1.8
  angry -2|furious -2.5|rage -2.5|cried -0.7|cry -1|pity -0.7|quite 0|like 0|pretty 0.9|well 0.2|great 1|no -0.3|please 0.4|kind 1.4
  dear 0.4|died -2.4|die -2.2|dying -2.4|death -2.6|killed -3|kill -2.8|grave -1.4|buried -1.6|blood -1.4|bloody -2
  wicked -2.3|evil -3|robber -1.8|robbers -1.8|thief -1.8|thieves -1.8|stole -1.8|stolen -1.8|beat -1.2|blows -1.4|prison -2
  dungeon -2|trap -1.5|frightened -1.8|afraid -1.6|fear -1.8|trembled -1.5|dreadful -2.2|terrible -2.1|alas -1.8|woe -2.2
  despair -2.6|despairing -2.6|wretched -2.4|miserable -2.3|weary -1.2|tired -1|sick -1.6|ill -1.6|lame -1|blind -1.2|ugly -1.8
  burnt -1.6|burned -1.5|burn -1.5|fire -0.4|joyful 2.6|sing 1.2|sings 1.2|singing 1.4|song 1.2|songs 1.2|dance 1.9|dancing 1.9|marriage 2.6|
  bridal 1.8|plenty 1.8|abundance 1.6|palace 0.9|castle 0.3|together 0.7|alive 1.4|free 1.8|home 0.9|lived 1|ate 0.5|drank 0.5|
  dinner 0.7|supper 0.6|banquet 1.6|guests 0.6|welcomed 1.8|handsome 2|crowned 1.6|throne 0.9|heir 0.6|freed 1.8|set 0|thanked 1.8|
  cured 1.8|healed 1.8|awoke 0.3|embrace 1.8|wealth 1.4|riches 1.4|blessing 1.8|blessed 1.8|splendid 2|magnificent 2|
  begged -1|beg -1|entreated -1.1|implored -1.4|besought -1.2|pray 0|prayed 0|praying 0|prayer 0|dearest 0.4|care 0.3|best 1.4|good 1.6|
  true 0.9|love 2.4|comforted 0|comfort 0.6|save 0.4|gift 0.9|matter -0.5|nothing -0.4|unable -1|unless -0.4|dare -0.3|prisoner -2|captive -1.8|
  knife -0.9|axe -0.6|sword -0.5|pieces -0.5|asleep -0.2|dead -0.8|devil -1|wretch -1.8|beast -0.7|monster -1.6|dragon -1|ogre -1.3|
  storm -0.9|lonely -1.6|orphan -1.4|exile -1.6|banished -1.8|punish -1.6|punished -1.5|curse -2|cursed -2|spell -0.5|vanished -0.7|
  swallowed -0.8|bitten -1|wounded -1.8|fainted -1.4|pale -0.8|shame -1.8|ashamed -1.4|envy -1.8|envious -1.8|jealous -1.8|hatred -2.4|
  deceived -1.8|betrayed -2.2|cheat -1.8|cheated -1.8|trick -0.8|threatened -1.8|scolded -1.3|quarrel -1.5|quarrelled -1.5|hope 1|
  joyful 2.6|joyfully 2.6|glad 1.9|delight 2.4|delighted 2.4|pleased 1.8|laughed 1.4`
    .split(/[|\n]/)
    .map((entry) => entry.trim().split(" "))
    .map(([word = "", value = "0"]): [string, number] => [word, Number(value)]),
);

import { wordSet } from "./words.ts";

/**
 * English words that may begin a sentence with a capital and are not names. Words in -ly, -ing and -ed are recognised
 * by their endings.
 */
export const COMMON_WORDS =
  wordSet(`a about above accordingly across after afterward afterwards again against ah aha ahoy alas
  albeit alike all allow almost alone along already also although always am amid among amongst an ancient and another any
  anybody anyhow anyone anything anyway anywhere are as aside ask at awake away aye ay back bah be bear beautiful because
  before behind behold being believe below beneath beside besides best better between beyond big bless both bother bow boy
  boys bravo break bring but by bye call can can't cannot cause certain certes cheer child children clever close come comes
  confound consequently could couldn't cross curious curse damn dang darling dead dear dearest depend did didn't do does
  doesn't don't done double doubtless down drat dream drink drop during each early easy eat egad eh eight eighteen eighty
  either eleven else empty enough enter ere even ever every everybody everyone everything everywhere except excuse eyes
  faith false farewell fancy far father few fie fifteen fifty fill find fine fire first five follow fool for forgive forty
  forward four fourteen fresh friend friends from full further game gentle gentlemen get girl girls give given go going gone
  good goodbye good-bye goodness good-night gosh got gracious great had half hallo halloa hand hang happy hard hardly hark
  has hath have haven't having he heads hear heart heavens hello help hence her here hereupon hers herself hey high him
  himself his hist hither ho hold holloa home honest honour horrible hot hour how howbeit however huge hullo humph hundred
  hundreds hurrah hurry hush i i'd i'll i'm i've if impossible in inasmuch indeed inside instead into is isn't it its itself
  just keep kind ladies lady large last late later lead least leave left less lest let let's lie light like likely listen
  little live lo long look looks lord lot lots loud love low ma'am mad madam make mamma man many mark marry master may maybe
  me mean meantime meanwhile men merciful mercy merely merry might mind mine miss moreover morning most mother mr mrs much
  mum must my myself naught nay near nearby need neither never nevertheless new next nice night nights nine nineteen no
  nobody none nonsense nor north not notes nothing notwithstanding now nowhere o odd of off often oh old on once one ones
  only onward open or other others otherwise ought our ours out outside over papa pardon past perhaps pity plain please
  plenty poor pooh possible praise pray presently pretty prithee proud psha pshaw puff pull push put quick quiet quite
  rather read ready really rest rich right rise round run sad said same save say says see seven seventeen seventy several
  shall shame she short should shouldn't show shut silence silent since sir sirrah sit six sixteen sixty sleep slow small so
  soft some somebody somehow someone something sometimes somewhere soon south speak stand still stop strange strong such
  sudden suppose sure surprising sweet take talk tell ten than thank thanks that the thee their theirs them themselves then
  thence there thereafter therefore thereupon these they thine thing things think thirteen thirty this thither thorough those
  thou though thought thoughts thousand thousands three thrice through throughout throw thus thy till time times tis to
  today to-day together tomorrow to-morrow tonight to-night too top toward towards true truly truth try turn tut twas twelve
  twenty twice two ugh under underneath understand unfortunate unhappy unless unlike until unto up upon us used useless vain
  vast very wait walk was wasn't watch we welcome well went were weren't west what whatever whatsoever when whence whenever
  where whereas whereat whereby wherefore wherein whereof whereupon wherever whether which whichever while whilst whither who
  whoever whole whom whomsoever whose why wide wild will wise with within without woe woman women won't wonder wonderful
  would wouldn't wretch wrong ye yea yes yesterday yet yield yon yonder you young your yours yourself yourselves zounds
  ain't aren't hadn't hasn't mustn't mightn't needn't shan't it's he's she's that's there's what's who's where's here's
  how's we'll you'll they'll we're you're they're they've we've you've tush fiddlesticks rubbish begone adieu amen hail
  whoa heigh heigho hi hip hooray hoorah hurray mon dieu bon bonjour oui non si ja nein ach`);

/** Whether a word, given in lower case, may begin a sentence without being a name. */
export const isCommon = (low: string): boolean =>
  COMMON_WORDS.has(low) ||
  (low.length > 5 && /(?:ly|ing|ed|ness|tion|ward|wards|ever|thing|where)$/.test(low));

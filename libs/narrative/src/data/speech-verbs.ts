import { wordSet } from "./words.ts";

/** Verbs that mean speech in any place beside a quotation. */
export const SPEECH_VERBS =
  wordSet(`said says say saith saying replied replies answered answers asked asks cried cries
  exclaimed exclaims returned rejoined responded repeated shouted shouts whispered whispers murmured muttered mutters
  remarked observed inquired enquired demanded declared continued added called calls screamed shrieked yelled bawled roared
  growled snarled hissed croaked piped chirped squeaked squealed gasped groaned moaned sobbed wailed whimpered faltered
  stammered stuttered sputtered spluttered mumbled grumbled retorted echoed ejaculated interposed interrupted interjected
  explained announced proclaimed commented agreed assented admitted confessed owned acknowledged insisted persisted protested
  objected argued urged begged pleaded entreated implored besought prayed suggested proposed advised warned threatened
  promised vowed swore assured informed told tells related reported stated asserted affirmed averred maintained contended
  ordered commanded bade directed concluded resumed proceeded pursued began commenced broke spoke quoth went snapped barked
  drawled lisped chuckled laughed giggled tittered sneered scoffed jeered snorted sniffed grunted sighed breathed panted
  quavered trembled thundered stormed raged fumed vociferated hallooed hailed greeted saluted soothed coaxed purred cooed
  crooned chanted sang hummed intoned recited read wrote thought mused reflected reasoned soliloquized speculated wondered
  ventured hazarded volunteered offered put queried questioned challenged countered corrected reminded prompted encouraged
  cautioned counselled mocked taunted teased joked jested quipped lied boasted bragged gloated crowed complained lamented
  mourned bewailed deplored rebuked chided scolded reproved reproached remonstrated expostulated apologized apologised
  conceded allowed granted consented nodded smiled grinned beamed frowned scowled pouted simpered smirked shrugged cackled
  bellowed hollered whooped blurted babbled jabbered gabbled prattled rattled reiterated finished ended summed supplemented
  translated testified decided guessed supposed opined philosophized blustered roughened panted wheezed rasped grated
  gurgled choked whined bleated brayed neighed quacked cawed clucked hooted howled rumbled boomed buzzed twittered
  acquiesced demurred hesitated parried pronounced rapped shot flung threw thrust burst struck cut chimed joined inclined
  flashed fired tossed droned bantered gushed raved ranted railed cursed blasphemed exhorted admonished enjoined
  cheered applauded congratulated sympathized sympathised condoled yawned coughed hiccoughed shuddered shivered wept
  invited summoned beckoned signalled conjectured surmised exulted rejoiced hinted insinuated intimated implied confided
  disclosed revealed divulged imparted communicated specified enumerated counted detailed elaborated amended qualified
  temporized temporised evaded rallied bantered pleaded sung quoted muttering whispering crying shouting calling adding`);

/** Those of them that writers use almost only for speech. */
export const STRONG_SPEECH_VERBS =
  wordSet(`said says saith replied answered asked cried exclaimed rejoined responded
  shouted whispered murmured muttered remarked observed inquired enquired demanded declared added screamed shrieked yelled
  growled gasped groaned stammered retorted ejaculated interposed interrupted explained announced insisted protested begged
  suggested quoth returned repeated continued resumed pursued called roared faltered sobbed hissed snapped drawled queried
  bawled bellowed mumbled grumbled assented sighed laughed thought`);

/** Verbs with a person as subject; a capitalised subject is most likely a name. */
export const HUMAN_VERBS =
  wordSet(`looked turned smiled nodded laughed sat stood rose walked went came ran felt knew saw heard
  thought wished wanted hoped loved hated feared believed understood remembered forgot seemed shook sighed frowned stared
  glanced gazed watched listened waited paused hesitated blushed wept kissed took gave held opened shut closed put drew threw
  stopped started began continued entered left returned arrived departed followed led sent brought found lost kept had was
  could would did might should must married died lived slept woke ate drank dressed bowed knelt leaned lay leaped jumped
  stepped hurried rushed crossed passed pushed pulled caught seized grasped raised lifted lowered dropped pointed wondered
  decided determined resolved tried made set got became meant has is does will can may shall wouldn't couldn't didn't wasn't
  hadn't said asked told answered replied cried never always also now then however perhaps still`);

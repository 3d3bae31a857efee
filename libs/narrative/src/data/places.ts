import { wordSet } from "./words.ts";

/** Words that end the name of a place, a house, a ship or an institution. */
export const PLACE_TAILS =
  wordSet(`street road lane square avenue alley row terrace crescent park hall house abbey castle
  manor court cottage lodge grange priory inn hotel tavern bridge gate hill hills mount mountain mountains valley vale dale
  river creek lake sea ocean bay gulf strait channel island islands isle isles cape coast beach harbour harbor port bank
  forest wood woods heath moor moors common green field fields farm ranch county shire country city town village parish
  district province state states kingdom empire republic territory palace church chapel cathedral minster temple college
  school university academy institute museum library theatre theater hospital asylum prison station railway company club
  society bank office press times gazette herald journal chronicle post magazine review war peace treaty act bill room rooms
  garden gardens market place buildings chambers yard wharf docks quay rock rocks point falls springs wells cliff lawn walk
  north south east west street hole mine mines canyon desert`);

/**
 * Places, peoples, tongues, days, months, faiths and feasts: capitalised in English, but seldom the name of a person.
 */
export const NOT_PERSONS =
  wordSet(`england scotland ireland wales britain london paris rome berlin vienna madrid lisbon
  moscow petersburg venice florence naples milan genoa geneva dublin edinburgh glasgow liverpool manchester birmingham bath
  bristol oxford cambridge york leeds sheffield brighton dover plymouth portsmouth southampton canterbury france germany
  italy spain portugal russia prussia austria hungary poland holland belgium switzerland sweden norway denmark greece turkey
  egypt africa asia europe america india china japan persia arabia syria palestine jerusalem israel canada mexico brazil
  australia zealand peru chile cuba jamaica barbados bermuda ceylon burma siberia manchuria california texas virginia
  kentucky ohio illinois michigan wisconsin minnesota iowa missouri kansas nebraska dakota montana wyoming colorado utah
  nevada oregon washington arizona oklahoma arkansas louisiana mississippi alabama tennessee carolina maryland delaware
  jersey pennsylvania connecticut massachusetts vermont maine hampshire boston chicago philadelphia baltimore brooklyn
  manhattan broadway cincinnati pittsburgh detroit cleveland louis orleans francisco angeles denver buffalo albany newport
  saratoga sussex surrey kent essex devon devonshire derbyshire yorkshire lancashire cheshire somerset somersetshire dorset
  wiltshire berkshire hertfordshire norfolk suffolk cornwall northamptonshire gloucestershire warwickshire worcestershire
  staffordshire shropshire lincolnshire nottinghamshire leicestershire cumberland westmoreland northumberland durham
  huntingdonshire bedfordshire middlesex highbury piccadilly westminster whitehall strand mayfair soho chelsea kensington
  hampstead greenwich lambeth southwark holborn cheapside paddington charing bayonne burgos pamplona biarritz bombay calcutta
  delhi madras lahore simla bengal punjab kashmir benares agra thames tiber rhine danube nile ganges seine mississippi hudson
  atlantic pacific mediterranean baltic alps pyrenees andes himalayas vesuvius kremlin vatican louvre
  english british scotch scottish irish welsh french german italian spanish portuguese russian prussian austrian hungarian
  polish dutch belgian swiss swedish norwegian danish greek turkish egyptian african asian asiatic european american indian
  chinese japanese persian arabian arab canadian mexican brazilian australian jewish hebrew latin roman christian catholic
  protestant mohammedan moslem muslim hindu hindoo buddhist puritan quaker methodist baptist anglican presbyterian jesuit
  englishman englishmen englishwoman frenchman frenchmen frenchwoman irishman irishmen scotchman scotchmen scotsman welshman
  dutchman spaniard spaniards russians germans americans italians indians greeks romans turks jew jews negro negroes moor
  moors saxon norman yankee yankees parisian londoner gypsy gipsy gypsies christendom christianity
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
  november december christmas easter michaelmas lent whitsuntide sabbath lammas midsummer yule
  god lord jesus christ heaven hell almighty providence devil satan bible gospel scripture scriptures testament koran psalm
  trinity saviour redeemer creator deity jove jupiter venus mars apollo minerva cupid bacchus diana neptune pluto mercury
  nature fate fortune time death truth reason virtue love liberty church state government parliament congress crown house
  commons lords cabinet tory whig whigs tories army navy bank exchange chapter book volume part preface contents introduction
  act scene stave canto letter note notes index appendix finis illustration copyright gutenberg project edition
  mr mrs miss sir madam ma'am okay ok north south east west northern southern eastern western`);

/** Character classes of spaCy's English tokenizer, for use inside a class of a regular expression. */
export const QUOTES = "'\"”“`‘´’‚,„»«「」『』（）〔〕【】《》〈〉";
export const PUNCTUATION = "…,:;!?¿¡()\\[\\]{}<>_#*&。？！，、；：～·";
export const ICONS = "™®©°§¶†‡•";
export const CURRENCY = "US\\$|C\\$|A\\$|[$£€¥฿₽₹₩₪₺₴₦₫₱₲₵₸₼₾₿]";
export const LOWER = "a-zß-öø-ÿ";
export const UPPER = "A-ZÀ-ÖØ-Þ";

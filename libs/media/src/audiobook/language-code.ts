import { baseOf } from "@storytelling/values";

const CODES = new Map(
  (
    "ar:ara bg:bul bn:ben ca:cat cs:ces cy:cym da:dan de:deu el:ell en:eng es:spa et:est eu:eus fa:fas fi:fin " +
    "fr:fra ga:gle gl:glg gu:guj he:heb hi:hin hr:hrv hu:hun hy:hye id:ind is:isl it:ita ja:jpn ka:kat kk:kaz " +
    "ko:kor la:lat lt:lit lv:lav mk:mkd ml:mal mr:mar ms:msa nb:nob ne:nep nl:nld nn:nno no:nor pa:pan pl:pol " +
    "pt:por ro:ron ru:rus sk:slk sl:slv sq:sqi sr:srp sv:swe sw:swa ta:tam te:tel th:tha tr:tur uk:ukr ur:urd " +
    "uz:uzb vi:vie zh:zho"
  )
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
);

/** The three letters of ISO 639-2/T of a language tag, which ID3 requires; `und` (undetermined) for an unknown language. */
export function languageCode(tag: string): string {
  const language = baseOf(tag);
  return /^[a-z]{3}$/.test(language) ? language : (CODES.get(language) ?? "und");
}

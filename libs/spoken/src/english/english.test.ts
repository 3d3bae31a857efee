import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { spoken } from "../index.ts";

type Cases = Readonly<Record<string, readonly (readonly [written: string, said: string])[]>>;

const american: Cases = {
  money: [
    ["It was £7 or $2.50.", "It was seven pounds or two dollars and fifty cents."],
    ["£1 and £1.05 and $0.99", "one pound and one pound and five pence and ninety nine cents"],
    ["a £5 note", "a five pound note"],
    [
      "$3.5bn, £3m, US$5 million",
      "three point five billion dollars, three million pounds, five million U S dollars",
    ],
    ["£2 10s. 6d.", "two pounds, ten shillings and sixpence"],
  ],
  numbers: [
    ["There were 12,000 men.", "There were twelve thousand men."],
    ["3.14 and .45 and 0.5", "three point one four and point four five and zero point five"],
    ["-5 and −6 and 2+2=4", "minus five and minus six and two plus two equals four"],
    ["007", "double oh seven"],
    ["1234567890123456", "one two three four five six seven eight nine zero one two three four five six"],
    ["MP3, R2D2", "M P three, R two D two"],
    ["4x4, 3 × 5, 5 < 7", "four by four, three times five, five less than seven"],
    ["2bn, 3 x 4, 5²", "two billion, three by four, five squared"],
    ["Call 555-1234.", "Call five five five, one two three four."],
  ],
  ordinals: [
    ["the 2nd and 21st", "the second and twenty first"],
    ["the 101st", "the one hundred first"],
  ],
  years: [
    ["In 1905, 1845 and 2007", "In nineteen oh five, eighteen forty five and two thousand seven"],
    ["1845 men in 1066", "one thousand eight hundred forty five men in ten sixty six"],
    ["1500 men, 2500 men", "fifteen hundred men, two thousand five hundred men"],
    ["since '98", "since ninety eight"],
    ["the 1870s, the '20s, in his 30s", "the eighteen seventies, the twenties, in his thirties"],
    ["1939–45, 1914-1918", "nineteen thirty nine to forty five, nineteen fourteen to nineteen eighteen"],
    ["1066 and all that", "ten sixty six and all that"],
    ["44 BC and AD 79", "forty four B C and A D seventy nine"],
  ],
  dates: [
    ["On June 3, 1921 we met.", "On June third, nineteen twenty one we met."],
    ["Jan 5, Dec. 25th", "January fifth, December twenty fifth"],
    ["Feb. 7 and 5 May 1984", "February seventh and May fifth, nineteen eighty four"],
    ["the 5th of May", "the fifth of May"],
    [
      "2001-09-11, 12/25/1999",
      "September eleventh, two thousand one, December twenty fifth, nineteen ninety nine",
    ],
  ],
  times: [
    ["at 6:00, 9:05 and 15:45", "at six o'clock, nine oh five and fifteen forty five"],
    ["At 3:00 p.m. he woke. It was 10 p.m.", "At three p m he woke. It was ten p m."],
    ["5pm, 10AM", "five p m, ten a m"],
  ],
  units: [
    [
      "5 kg, 1 lb, 70 mph, 10 km/h",
      "five kilograms, one pound, seventy miles per hour, ten kilometers per hour",
    ],
    ["a 5 km walk", "a five kilometer walk"],
    ["6'2\" and 6 ft 2 in", "six foot two and six feet two inches"],
    ["5 m², 12 sq ft", "five square meters, twelve square feet"],
    ["100%", "one hundred percent"],
  ],
  temperatures: [
    ["20°C, −5 °F, 45°", "twenty degrees Celsius, minus five degrees Fahrenheit, forty five degrees"],
  ],
  fractions: [
    ["3½ miles, 1 1/2 cups", "three and a half miles, one and a half cups"],
    ["½ a cup, 3/4 of it, ⅔", "half a cup, three quarters of it, two thirds"],
    ["24/7", "twenty four seven"],
  ],
  "roman numerals": [
    ["Louis XIV and Queen Elizabeth II", "Louis the fourteenth and Queen Elizabeth the second"],
    ["Henry VIII's wives", "Henry the eighth's wives"],
    ["Charles I. Mary, I love you.", "Charles the first. Mary, I love you."],
    ["Chapter XXI.", "Chapter twenty one."],
    ["Act IV, Scene iii", "Act four, Scene three"],
    ["World War II", "World War two"],
    ["~ IX ~", "nine"],
    ["MCMXCIV", "nineteen ninety four"],
    ["It was I. He left.", "It was I. He left."],
    ["chapter.004", "chapter four"],
  ],
  abbreviations: [
    ["Mr. Hale, Mrs. Hale and Prof. Brown", "mister Hale, missus Hale and professor Brown"],
    ["Dr. Watson lived on Elm Dr. then.", "doctor Watson lived on Elm drive then."],
    ["St. John went down Main St. He sang.", "saint John went down Main street. He sang."],
    ["No. 10, Nos. 3 and 4. No. I won't.", "number ten, numbers three and four. No. I won't."],
    ["Wren & Co. Ltd. and Hale Jr.", "Wren and company limited and Hale junior."],
    ["p. 44, pp. 3–5, Fig. 3", "page forty four, pages three to five, figure three"],
    ["on 5th Ave. then, 2 3/4 lbs", "on fifth avenue then, two and three quarters pounds"],
    ["e.g. this, etc. And more", "for example this, et cetera. And more"],
    ["MR. HALE", "mister hale"],
  ],
  initials: [
    ["J. R. R. Tolkien", "J R R Tolkien"],
    ["the U.S.A., the FBI", "the U S A, the F B I"],
    ["AT&T, Q&A, Ph.D., M.D.", "A T and T, Q and A, P H D, M D."],
    ["Plan A. Then we ran.", "Plan A. Then we ran."],
  ],
  signs: [
    ["Hale & Co. © 2024", "Hale and company copyright twenty twenty four"],
    ["#5, #wren, @wren", "number five, hashtag wren, at wren"],
    ["he/she", "he she"],
  ],
  addresses: [
    ["www.wren.org/a-b.", "double u double u double u dot wren dot org slash a dash b."],
    ["bob@wren.co.uk", "bob at wren dot co dot u k"],
    ["221B Baker St.", "two twenty one B Baker street."],
    ["Albany, NY 12207", "Albany, N Y one two two zero seven"],
  ],
  pauses: [
    ["I was—well—here.", "I was, well, here."],
    ["He said -- no -- and left.", "He said, no, and left."],
    ["Wait . . . what… no....", "Wait ... what... no..."],
    ["—Go home, he called.", "Go home, he called."],
  ],
  stutters: [
    ["“W-w-what?”", "wuh wuh what?"],
    ["Th-there, b-but", "thuh there, buh but"],
    ["e-mail, T-shirt, re-read", "e-mail, T-shirt, re-read"],
  ],
  sounds: [["Hm. Shhh! Psst. Brrr. Ugh!", "hum. shush! pist. burr. Ugh!"]],
  capitals: [
    ["COME HERE AT ONCE, JOHN", "come here at once, john"],
    ["IT came.", "it came."],
    ["DON'T! It is NOT so.", "don't! It is not so."],
    ["the USA and the BBC", "the U S A and the B B C"],
  ],
  "emphasis marks and tags": [
    ["*very* _odd_ **bold**", "very odd bold"],
    ["<i>Who</i> is it?", "Who is it?"],
    ["<Come to the bridge at once,> it told Rhea.", "Come to the bridge at once, it told Rhea."],
    ["The cost was <unknown>.", "The cost was unknown."],
  ],
  "hyphens at line ends": [
    ["He could not recog-\nnise the gentle-\nman.", "He could not recognise the gentleman."],
    ["one-\nsided, mother-in-\nlaw", "one-sided, mother-in-law"],
  ],
  elisions: [["'Tis late. Let 'em go, rock 'n' roll", "tis late. Let em go, rock and roll"]],
  "invisible characters": [
    ["an ex\u00adtraor\u00addi\u00adnary\u200b light\ufeff", "an extraordinary light"],
  ],
  "marks of notes": [
    [
      "The king was dead.[15] Long live the king.¹ Nine years.2",
      "The king was dead. Long live the king. Nine years.",
    ],
  ],
  accents: [["naïve Zoë, the Łódź café", "naive Zoe, the Lodz cafe"]],
};

const british: Cases = {
  numbers: [["101 men, 0.5", "one hundred and one men, nought point five"]],
  ordinals: [["the 101st", "the one hundred and first"]],
  years: [["2007", "two thousand and seven"]],
  dates: [
    ["5 May 1984", "the fifth of May, nineteen eighty four"],
    ["25/12/1999", "the twenty fifth of December, nineteen ninety nine"],
    ["May 5", "May the fifth"],
  ],
  units: [["5 km", "five kilometres"]],
  money: [["5p", "five p"]],
  titles: [["Mr Hale and St Paul", "mister Hale and saint Paul"]],
};

for (const [language, kinds] of [
  ["en", american],
  ["en-GB", british],
] as const) {
  for (const [kind, cases] of Object.entries(kinds)) {
    describe(`${language}: ${kind}`, () => {
      for (const [written, said] of cases) {
        it(`says ${JSON.stringify(said)} for ${JSON.stringify(written)}`, () =>
          assert.equal(spoken(written, { language }).said, said));
      }
    });
  }
}

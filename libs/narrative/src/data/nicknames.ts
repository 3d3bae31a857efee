import { wordTable } from "./words.ts";

/** Short and pet forms of given names, each with its most frequent full form. */
export const NICKNAMES = wordTable(`
jacob: jake
cecilia: sissy cissy cecily
elizabeth: lizzy lizzie liz eliza beth betsy betsey betty bess bessie bessy libby lisbeth elsie
catherine: cathy kate katie kitty kathy kit katy
katherine: kathie
margaret: maggie meg peggy madge margery daisy greta gretel rita
mary: molly polly may mamie moll minnie
jane: jenny janie jennie
dorothy: dolly dot dottie dora
sarah: sally sal sadie
helen: nell nellie nelly lena
ellen: nelle
eleanor: nora ella elinor
anne: nan nancy annie nannie nanny
ann: anny
frances: fanny fan frankie
susan: sue susie suzy sukey
harriet: hattie
henrietta: hetty etta
charlotte: lottie lotty carlotta
caroline: carrie caddy lina
martha: patty mattie
matilda: tilly tillie maud
amelia: emmy millie milly
emily: em emmie
isabella: bella isabel belle
arabella: arabel
louisa: lou loo lulu
theresa: tess tessa terry tessie
christina: tina chrissie
josephine: josie jo
rebecca: becky
deborah: debby deb
abigail: abby gail
penelope: penny
victoria: vicky
winifred: winnie
lucinda: lucy cindy
philippa: pippa
georgiana: georgy
wilhelmina: mina minna
william: will willie willy bill billy liam
robert: bob bobby rob robin bert
richard: dick dicky rick dickon dickie
thomas: tom tommy tam
james: jim jimmy jem jamie jemmy
john: jack johnny jackie jock
henry: harry hal hank
edward: ned ted teddy eddie ed eddy neddy
edmund: edmond
charles: charley charlie chuck
george: georgie geordie
joseph: joe joey jos
samuel: sam sammy
benjamin: ben benny
daniel: dan danny
david: davy dave davey
michael: mike mick mickey
matthew: mat matt
nathaniel: nat
nicholas: nick nicky
andrew: andy drew
alexander: alec alick sandy alex aleck
anthony: tony
augustus: gus
albert: bertie al
arthur: art artie
walter: wat walt wally
frederick: fred freddy freddie fritz
francis: frank
lawrence: larry
laurence: laurie
leonard: len lenny
peter: pete
patrick: pat paddy
stephen: steve stevie
timothy: tim
theodore: theo
tobias: toby
jonathan: jon
joshua: josh
jeremiah: jerry
geoffrey: jeff
ralph: rafe
reginald: reggie reg
raymond: ray
randolph: randy
rupert: rube
sidney: sid
solomon: sol
simon: si
oliver: noll
philip: phil pip
percival: percy
huckleberry: huck
ebenezer: eben
abraham: abe
isaac: ike
christopher: chris kit
hezekiah: hez
zachariah: zack
archibald: archie
gilbert: gil
herbert: herb
hugh: hughie
`);
